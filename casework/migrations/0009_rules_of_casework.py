"""Sealed cases, what is never rewritten, and what the database counts."""

from django.db import migrations

from core.db import (
    FOR_CASEWORK,
    IN_SCOPE,
    Statement,
    confidential_station_rows,
    revoke,
    row_security,
    together,
)

# 限制查阅的个案：open to the worker, his co-workers, who has a grant or stands in, and the lead.
CLOSED_CASES = """
CREATE FUNCTION seal_case() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.compartment = '' THEN
        DELETE FROM casework_sealedcase WHERE case_id = NEW.id;
    ELSE
        INSERT INTO casework_sealedcase
            (id, station_id, case_id, worker_id, created_at, updated_at)
        VALUES (gen_random_uuid(), NEW.station_id, NEW.id, NEW.worker_id, now(), now())
        ON CONFLICT (case_id) DO UPDATE
            SET worker_id = EXCLUDED.worker_id, updated_at = EXCLUDED.updated_at;
    END IF;
    RETURN NULL;
END $$;

CREATE TRIGGER seal_case AFTER INSERT OR UPDATE OF compartment, worker_id ON casework_case
    FOR EACH ROW EXECUTE FUNCTION seal_case();

CREATE FUNCTION casework_closed_cases() RETURNS uuid[] LANGUAGE sql STABLE AS $$
    SELECT COALESCE(array_agg(sealed.case_id), '{}')
    FROM casework_sealedcase sealed,
         (SELECT app_user() AS person, (now() AT TIME ZONE 'Asia/Shanghai')::date AS today) this
    WHERE app_purpose() <> 'system'
      AND sealed.worker_id IS DISTINCT FROM this.person
      AND NOT EXISTS (
          SELECT FROM casework_casemember member
          WHERE member.case_id = sealed.case_id AND member.user_id = this.person
            AND member.since <= this.today
            AND (member.until IS NULL OR member.until >= this.today))
      AND NOT EXISTS (
          SELECT FROM casework_accessgrant opened
          WHERE opened.user_id = this.person AND opened.revoked_at IS NULL
            AND this.today BETWEEN opened.starts_on AND opened.ends_on
            AND (opened.case_id = sealed.case_id OR opened.covers_id = sealed.worker_id)
            AND opened.station_id = sealed.station_id)
      AND NOT EXISTS (
          SELECT FROM stations_roleassignment post
          WHERE post.user_id = this.person AND post.role = 'station_lead'
            AND post.station_id = sealed.station_id AND post.starts_on <= this.today
            AND (post.ends_on IS NULL OR post.ends_on >= this.today))
$$;
"""

DROP_CLOSED_CASES = """
DROP FUNCTION casework_closed_cases();
DROP TRIGGER seal_case ON casework_case;
DROP FUNCTION seal_case();
"""

OPENED = "<> ALL (COALESCE((SELECT casework_closed_cases()), '{}'))"
OPEN_CASE = f"(case_id IS NULL OR case_id {OPENED})"
OPEN_RECORD = "EXISTS (SELECT FROM casework_servicerecord record WHERE record.id = record_id)"
BY_TOKEN = "(SELECT app_purpose()) = 'public' AND token = (SELECT app_token())"

OF_A_CASE = (
    "assessment",
    "caseclosure",
    "caseconference",
    "casenote",
    "caseoutcomereview",
    "casetransfer",
    "crisisentry",
    "crisisintervention",
    "followup",
    "goalmeasurement",
    "goalresult",
    "intake",
    "need",
    "plangoal",
    "planstep",
    "problem",
    "referral",
    "referraltrack",
    "riskassessment",
    "safetyplan",
    "serviceplan",
    "signoff",
)

OPEN = (
    "communityactivity",
    "communityfacility",
    "communityprofile",
    "questionuse",
    "survey",
    "swotanalysis",
)

CONFIDENTIAL = (
    "accessgrant",
    "attendance",
    "casemember",
    "clientcategory",
    "clientmerge",
    "communitymeeting",
    "communityneed",
    "communityresource",
    "consent",
    "consentitem",
    "costline",
    "groupmeasure",
    "groupmember",
    "groupsession",
    "guardian",
    "homevisit",
    "household",
    "householdmember",
    "humanresource",
    "incubatedorganisation",
    "mandatoryreport",
    "meetingresolution",
    "memberscore",
    "organisationgrowth",
    "pointentry",
    "pointtransaction",
    "reliefapplication",
    "reliefdocument",
    "reliefprogress",
    "reward",
    "sealedcase",
    "sensitiveaccessrequest",
    "serviceagreement",
    "servicegroup",
    "servicelistitem",
    "verificationitem",
    "verificationlist",
    "visitplan",
    "volunteer",
    "volunteerhours",
    "volunteertraining",
)


def policy(table: str, extra: str) -> Statement:
    """Bind a table that casework reads to a further condition."""
    return row_security(f"casework_{table}", using=f"{IN_SCOPE} AND {FOR_CASEWORK} AND {extra}")


def tightened(table: str, extra: str) -> Statement:
    """Add a condition to the policy that a table has."""
    using = f"{IN_SCOPE} AND {FOR_CASEWORK}"
    return Statement(
        f"ALTER POLICY scope ON {table} USING ({using} AND {extra})"
        f" WITH CHECK ({using} AND {extra});",
        f"ALTER POLICY scope ON {table} USING ({using}) WITH CHECK ({using});",
    )


def by_token(table: str) -> Statement:
    """Open a row to casework, and to the resident who holds its token."""
    return row_security(f"casework_{table}", using=f"{IN_SCOPE} AND ({FOR_CASEWORK} OR {BY_TOKEN})")


# A published form is pinned by what was filled in with it.
PUBLISHED_FORM = """
CREATE FUNCTION refuse_published_form() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.state <> 'draft' AND NEW.questions IS DISTINCT FROM OLD.questions THEN
        RAISE EXCEPTION 'a published form is never edited' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER refuse_published_form BEFORE UPDATE ON casework_questionsetversion
    FOR EACH ROW EXECUTE FUNCTION refuse_published_form();
"""

DROP_PUBLISHED_FORM = """
DROP TRIGGER refuse_published_form ON casework_questionsetversion;
DROP FUNCTION refuse_published_form();
"""

# 已结案的个案只能更正；没有目标的计划不能提交。
CASE_RULES = """
CREATE FUNCTION refuse_note_of_closed_case() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT FROM casework_case c
               WHERE c.id = NEW.case_id AND c.stage IN ('closed', 'not_taken')) THEN
        RAISE EXCEPTION 'a closed case takes corrections only' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER refuse_note_of_closed_case BEFORE INSERT ON casework_casenote
    FOR EACH ROW EXECUTE FUNCTION refuse_note_of_closed_case();

CREATE FUNCTION refuse_plan_without_goals() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.state IN ('submitted', 'approved')
       AND NOT EXISTS (SELECT FROM casework_plangoal g WHERE g.plan_id = NEW.id) THEN
        RAISE EXCEPTION 'a plan without goals cannot be submitted'
            USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER refuse_plan_without_goals BEFORE INSERT OR UPDATE OF state
    ON casework_serviceplan FOR EACH ROW EXECUTE FUNCTION refuse_plan_without_goals();
"""

DROP_CASE_RULES = """
DROP TRIGGER refuse_plan_without_goals ON casework_serviceplan;
DROP FUNCTION refuse_plan_without_goals();
DROP TRIGGER refuse_note_of_closed_case ON casework_casenote;
DROP FUNCTION refuse_note_of_closed_case();
"""

# 报名人数和候补人数：people, not rows.
REGISTRATION_COUNTS = """
CREATE FUNCTION count_registrations() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    gone_confirmed integer := 0; gone_waiting integer := 0;
    come_confirmed integer := 0; come_waiting integer := 0;
BEGIN
    IF TG_OP <> 'INSERT' THEN
        IF OLD.state = 'confirmed' THEN gone_confirmed := OLD.people;
        ELSIF OLD.state = 'waiting' THEN gone_waiting := OLD.people; END IF;
    END IF;
    IF NEW.state = 'confirmed' THEN come_confirmed := NEW.people;
    ELSIF NEW.state = 'waiting' THEN come_waiting := NEW.people; END IF;
    UPDATE casework_communityactivity
        SET confirmed_count = confirmed_count + come_confirmed - gone_confirmed,
            waiting_count = waiting_count + come_waiting - gone_waiting
        WHERE id = NEW.activity_id;
    RETURN NULL;
END $$;

CREATE TRIGGER count_registrations AFTER INSERT OR UPDATE ON casework_activityregistration
    FOR EACH ROW EXECUTE FUNCTION count_registrations();

CREATE FUNCTION count_responses() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE casework_survey SET response_count = response_count + 1 WHERE id = NEW.survey_id;
    RETURN NULL;
END $$;

CREATE TRIGGER count_responses AFTER INSERT ON casework_surveyresponse
    FOR EACH ROW EXECUTE FUNCTION count_responses();
"""

DROP_REGISTRATION_COUNTS = """
DROP TRIGGER count_responses ON casework_surveyresponse; DROP FUNCTION count_responses();
DROP TRIGGER count_registrations ON casework_activityregistration;
DROP FUNCTION count_registrations();
"""

# 积分：both sides of a movement are written together and add up to zero; the volunteer's side moves
# his balance.
POINTS = """
CREATE FUNCTION move_points() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE casework_volunteer SET points = points + NEW.amount WHERE id = NEW.volunteer_id;
    RETURN NULL;
END $$;

CREATE TRIGGER move_points AFTER INSERT ON casework_pointentry
    FOR EACH ROW WHEN (NEW.account = 'volunteer') EXECUTE FUNCTION move_points();

CREATE FUNCTION balance_points() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (
        SELECT FROM casework_pointentry entry
        WHERE entry.transaction_id IN (SELECT transaction_id FROM booked)
        GROUP BY entry.transaction_id HAVING sum(entry.amount) <> 0 OR count(*) <> 2) THEN
        RAISE EXCEPTION 'the entries of a movement add up to zero'
            USING ERRCODE = 'check_violation';
    END IF;
    RETURN NULL;
END $$;

CREATE TRIGGER balance_points AFTER INSERT ON casework_pointentry
    REFERENCING NEW TABLE AS booked FOR EACH STATEMENT EXECUTE FUNCTION balance_points();

CREATE FUNCTION count_volunteer_minutes() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    gone integer := 0; come integer := 0;
BEGIN
    IF TG_OP <> 'INSERT' AND OLD.cancelled_reason = '' THEN gone := OLD.minutes; END IF;
    IF NEW.cancelled_reason = '' THEN come := NEW.minutes; END IF;
    UPDATE casework_volunteer SET minutes = minutes + come - gone WHERE id = NEW.volunteer_id;
    RETURN NULL;
END $$;

CREATE TRIGGER count_volunteer_minutes AFTER INSERT OR UPDATE ON casework_volunteerhours
    FOR EACH ROW EXECUTE FUNCTION count_volunteer_minutes();
"""

DROP_POINTS = """
DROP TRIGGER count_volunteer_minutes ON casework_volunteerhours;
DROP FUNCTION count_volunteer_minutes();
DROP TRIGGER balance_points ON casework_pointentry; DROP FUNCTION balance_points();
DROP TRIGGER move_points ON casework_pointentry; DROP FUNCTION move_points();
"""

# 检索：the pieces by which a row is found. Row security lets an index answer only operators that
# cannot leak, such as equality of texts, so the pieces are rows and not an array.
# A piece is one or two characters of the name; `^` the beginning and `~` two letters of the
# initials; `$` the last digits of the number; `#` a fingerprint of a document or a phone.
SEARCH = """
CREATE FUNCTION search_text(said text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT lower(regexp_replace(normalize(said, NFKC), '\\s+', '', 'g'))
$$;

CREATE FUNCTION search_grams(said jsonb) RETURNS SETOF text
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    WITH names AS (SELECT search_text(COALESCE(said->>'name', said->>'title', '')) AS name),
         words AS (SELECT word FROM regexp_split_to_table(said->>'initials', ' ') AS word),
         numbers AS (SELECT right(regexp_replace(said->>'number', '\\D', '', 'g'), 8) AS digits)
    SELECT substr(name, first, size) FROM names, generate_series(1, 2) AS size,
        generate_series(1, length(name) - size + 1) AS first
    UNION SELECT '^' || left(word, size) FROM words,
        generate_series(1, least(length(word), 12)) AS size
    UNION SELECT '~' || substr(word, first, 2) FROM words,
        generate_series(1, length(word) - 1) AS first
    UNION SELECT '$' || right(digits, size) FROM numbers,
        generate_series(1, length(digits)) AS size
    UNION SELECT '#' || left(said->>index, 20) FROM unnest(ARRAY['identifier_index',
        'identifier_tail_index', 'phone_index', 'phone_tail_index']) AS index
        WHERE said->>index <> ''
$$;

CREATE FUNCTION index_inserted() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO casework_searchgram (station_id, kind, subject_id, gram)
        SELECT inserted.station_id, TG_ARGV[0], inserted.id, gram
        FROM inserted, search_grams(to_jsonb(inserted)) AS gram;
    RETURN NULL;
END $$;

CREATE FUNCTION index_updated() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    before text[] := ARRAY(SELECT search_grams(to_jsonb(OLD)));
    after text[] := ARRAY(SELECT search_grams(to_jsonb(NEW)));
BEGIN
    DELETE FROM casework_searchgram
        WHERE subject_id = NEW.id AND station_id = NEW.station_id
        AND gram = ANY (before) AND gram <> ALL (after);
    INSERT INTO casework_searchgram (station_id, kind, subject_id, gram)
        SELECT NEW.station_id, TG_ARGV[0], NEW.id, gram
        FROM unnest(after) AS gram WHERE gram <> ALL (before);
    RETURN NULL;
END $$;
"""

DROP_SEARCH = """
DROP FUNCTION index_updated(); DROP FUNCTION index_inserted();
DROP FUNCTION search_grams(jsonb); DROP FUNCTION search_text(text);
"""

FOUND_BY = {
    ("client", "client"): "name, initials, identifier_index, identifier_tail_index, phone_index,"
    " phone_tail_index",
    ("case", "case"): "title, initials, number",
    ("servicegroup", "group"): "name, initials, number",
    ("communityactivity", "activity"): "name, initials, number",
    ("volunteer", "volunteer"): "name, initials, number, identifier_index, phone_index",
}


def searchable(table: str, kind: str, columns: str) -> Statement:
    """Keep the pieces of a table, and make those of the rows that are there."""
    return Statement(
        f"""
        CREATE TRIGGER index_inserted AFTER INSERT ON casework_{table}
            REFERENCING NEW TABLE AS inserted
            FOR EACH STATEMENT EXECUTE FUNCTION index_inserted('{kind}');
        CREATE TRIGGER index_updated AFTER UPDATE OF {columns} ON casework_{table}
            FOR EACH ROW EXECUTE FUNCTION index_updated('{kind}');
        ALTER TABLE casework_{table} NO FORCE ROW LEVEL SECURITY;
        INSERT INTO casework_searchgram (station_id, kind, subject_id, gram)
            SELECT present.station_id, '{kind}', present.id, gram
            FROM casework_{table} present, search_grams(to_jsonb(present)) AS gram;
        ALTER TABLE casework_{table} FORCE ROW LEVEL SECURITY;
        """,  # noqa: S608 -- our own tables
        f"DROP TRIGGER index_updated ON casework_{table};"
        f"DROP TRIGGER index_inserted ON casework_{table};",
    )


WRITTEN_ONCE = ("signoff", "crisisentry", "pointentry", "pointtransaction", "surveyresponse")
NEVER_DELETED = (
    "case",
    "client",
    "casenote",
    "riskassessment",
    "crisisintervention",
    "mandatoryreport",
    "consent",
    "consentitem",
    "volunteerhours",
)


class Migration(migrations.Migration):
    dependencies = [
        ("casework", "0008_same_station_of_casework"),
        ("core", "0004_token_of_a_resident"),
    ]

    operations = [
        together(
            [
                Statement(CLOSED_CASES, DROP_CLOSED_CASES),
                row_security(
                    "casework_case",
                    using=f"{IN_SCOPE} AND {FOR_CASEWORK} AND id {OPENED}",
                ),
                row_security(
                    "casework_reporteridentity",
                    using=f"{IN_SCOPE} AND {FOR_CASEWORK} AND owner_id = (SELECT app_user())",
                ),
                by_token("activityregistration"),
                by_token("surveyresponse"),
                *(policy(table, OPEN_CASE) for table in OF_A_CASE),
                *(row_security(f"casework_{table}", using=IN_SCOPE) for table in OPEN),
                *(confidential_station_rows(f"casework_{table}") for table in CONFIDENTIAL),
                tightened("casework_servicerecord", OPEN_CASE),
                # Not the files of a record: a file whose record nobody sees is told by them alone.
                tightened("casework_recordversion", OPEN_RECORD),
                Statement(PUBLISHED_FORM, DROP_PUBLISHED_FORM),
                Statement(CASE_RULES, DROP_CASE_RULES),
                Statement(REGISTRATION_COUNTS, DROP_REGISTRATION_COUNTS),
                Statement(POINTS, DROP_POINTS),
                Statement(SEARCH, DROP_SEARCH),
                *(searchable(*found, columns) for found, columns in FOUND_BY.items()),
                row_security(
                    "casework_searchgram",
                    using=f"{IN_SCOPE} AND {FOR_CASEWORK}"
                    f" AND (kind <> 'case' OR subject_id {OPENED})",
                    check=f"{IN_SCOPE} AND {FOR_CASEWORK}",
                ),
                *(revoke(f"casework_{table}", "UPDATE", "DELETE") for table in WRITTEN_ONCE),
                *(revoke(f"casework_{table}", "DELETE") for table in NEVER_DELETED),
            ]
        )
    ]
