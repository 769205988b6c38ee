# The image of web server, worker, beat and the commands; docker-compose.yml runs it.

# ── style sheets and scripts ─────────────────────────────────────────
FROM node:24-bookworm-slim AS assets
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci
# Templates and Python files too: the icon font holds only the icons that they name.
COPY . .
RUN npm run build

# ── Python packages ──────────────────────────────────────────────────
FROM python:3.11-slim-bookworm AS packages
COPY requirements.lock .
RUN python -m venv /venv \
    && /venv/bin/pip install --no-cache-dir --require-hashes -r requirements.lock

# ── the image ────────────────────────────────────────────────────────
FROM python:3.11-slim-bookworm
RUN apt-get update \
    && apt-get install -y --no-install-recommends \
        libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 fontconfig fonts-noto-cjk \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --system --uid 10001 --no-create-home --shell /usr/sbin/nologin linli \
    && install -d -o linli -g linli -m 0700 /data
ENV PATH=/venv/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    PYTHONDONTWRITEBYTECODE=1 \
    HOME=/tmp \
    DJANGO_SETTINGS_MODULE=config.settings.production \
    LINLI_DATA=/data
WORKDIR /app
COPY --from=packages /venv /venv
COPY . .
COPY --from=assets /app/static/dist static/dist
# The settings want secrets; collecting files uses none of these.
RUN zeros=$(head -c 64 /dev/zero | base64 -w 0) key=$(head -c 32 /dev/zero | base64 -w 0) \
    && LINLI_SECRET_KEY=$zeros LINLI_ENCRYPTION_KEYS=k1:$key LINLI_BLIND_INDEX_KEY=$key \
        LINLI_ALLOWED_HOSTS=localhost DATABASE_URL=postgres://localhost/linli \
        REDIS_URL=redis://localhost python manage.py collectstatic --no-input
USER linli
VOLUME /data
EXPOSE 8000
ENTRYPOINT ["docker/start"]
CMD ["web"]
