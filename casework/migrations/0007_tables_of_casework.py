"""Tables of clients, cases, groups, activities, communities, visits and volunteers."""

import core.crypto
import core.crypto.fields
import core.ids
import django.contrib.postgres.fields
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


from core.db import AllAtOnce


class Migration(migrations.Migration):
    dependencies = [
        ("casework", "0006_station_indexes"),
        ("projects", "0003_station_indexes"),
        ("stations", "0007_numbers_by_station"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        AllAtOnce(
            [
                migrations.CreateModel(
                    name="AccessGrant",
                    fields=[
                        (
                            "created_at",
                            models.DateTimeField(auto_now_add=True, verbose_name="创建时间"),
                        ),
                        (
                            "updated_at",
                            models.DateTimeField(auto_now=True, verbose_name="更新时间"),
                        ),
                        (
                            "id",
                            models.UUIDField(
                                default=core.ids.uuid7,
                                editable=False,
                                primary_key=True,
                                serialize=False,
                            ),
                        ),
                        ("reason", models.CharField(max_length=200, verbose_name="理由")),
                        ("starts_on", models.DateField(verbose_name="起")),
                        ("ends_on", models.DateField(verbose_name="止")),
                        (
                            "revoked_at",
                            models.DateTimeField(blank=True, null=True, verbose_name="撤销时间"),
                        ),
                    ],
                    options={
                        "verbose_name": "查阅授权",
                        "verbose_name_plural": "查阅授权",
                        "ordering": ["-starts_on", "-id"],
                    },
                ),
                migrations.CreateModel(
                    name="ActivityRegistration",
                    fields=[
                        (
                            "created_at",
                            models.DateTimeField(auto_now_add=True, verbose_name="创建时间"),
                        ),
                        (
                            "updated_at",
                            models.DateTimeField(auto_now=True, verbose_name="更新时间"),
                        ),
                        (
                            "id",
                            models.UUIDField(
                                default=core.ids.uuid7,
                                editable=False,
                                primary_key=True,
                                serialize=False,
                            ),
                        ),
                        ("name", models.CharField(max_length=40, verbose_name="姓名")),
                        (
                            "phone",
                            core.crypto.fields.EncryptedTextField(
                                blank=True, default="", verbose_name="手机号"
                            ),
                        ),
                        (
                            "phone_index",
                            core.crypto.BlindIndexField(
                                default="", purpose="registration.phone", verbose_name="手机号索引"
                            ),
                        ),
                        (
                            "people",
                            models.PositiveSmallIntegerField(default=1, verbose_name="人数"),
                        ),
                        ("note", models.CharField(blank=True, max_length=100, verbose_name="备注")),
                        (
                            "channel",
                            models.CharField(
                                choices=[("public", "居民扫码"), ("staff", "社工代报")],
                                max_length=16,
                                verbose_name="途径",
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("confirmed", "报名成功"),
                                    ("waiting", "候补"),
                                    ("cancelled", "已取消"),
                                ],
                                max_length=16,
                                verbose_name="状态",
                            ),
                        ),
                        ("queued_at", models.DateTimeField(verbose_name="排队时间")),
                        (
                            "token",
                            models.CharField(max_length=32, unique=True, verbose_name="取消码"),
                        ),
                    ],
                    options={
                        "verbose_name": "报名",
                        "verbose_name_plural": "报名",
                        "ordering": ["activity_id", "queued_at", "id"],
                    },
                ),
                migrations.CreateModel(
                    name="Assessment",
                    fields=[
                        (
                            "created_at",
                            models.DateTimeField(auto_now_add=True, verbose_name="创建时间"),
                        ),
                        (
                            "updated_at",
                            models.DateTimeField(auto_now=True, verbose_name="更新时间"),
                        ),
                        (
                            "id",
                            models.UUIDField(
                                default=core.ids.uuid7,
                                editable=False,
                                primary_key=True,
                                serialize=False,
                            ),
                        ),
                        ("number", models.PositiveIntegerField(verbose_name="版本")),
                        ("answers", models.JSONField(default=dict, verbose_name="填写内容")),
                        ("strengths", models.TextField(blank=True, verbose_name="优势与资源")),
                        ("theory", models.TextField(blank=True, verbose_name="理论依据")),
                        ("conclusion", models.TextField(blank=True, verbose_name="预估结论")),
                        (
                            "signed_at",
                            models.DateTimeField(blank=True, null=True, verbose_name="签署时间"),
                        ),
                        (
                            "digest",
                            models.CharField(blank=True, max_length=64, verbose_name="内容摘要值"),
                        ),
                    ],
                    options={
                        "verbose_name": "预估",
                        "verbose_name_plural": "预估",
                        "ordering": ["case_id", "-number"],
                    },
                ),
                migrations.CreateModel(
                    name="Attendance",
                    fields=[
                        (
                            "created_at",
                            models.DateTimeField(auto_now_add=True, verbose_name="创建时间"),
                        ),
                        (
                            "updated_at",
                            models.DateTimeField(auto_now=True, verbose_name="更新时间"),
                        ),
                        (
                            "id",
                            models.UUIDField(
                                default=core.ids.uuid7,
                                editable=False,
                                primary_key=True,
                                serialize=False,
                            ),
                        ),
                        (
                            "presence",
                            models.CharField(
                                choices=[
                                    ("present", "出席"),
                                    ("late", "迟到"),
                                    ("excused", "请假"),
                                    ("absent", "缺席"),
                                ],
                                max_length=16,
                                verbose_name="出席情况",
                            ),
                        ),
                        (
                            "people",
                            models.PositiveSmallIntegerField(default=1, verbose_name="到场人数"),
                        ),
                        (
                            "note",
                            models.CharField(blank=True, max_length=200, verbose_name="表现与反应"),
                        ),
                    ],
                    options={
                        "verbose_name": "签到",
                        "verbose_name_plural": "签到",
                        "ordering": ["id"],
                    },
                ),
                migrations.CreateModel(
                    name="Case",
                    fields=[
                        (
                            "created_at",
                            models.DateTimeField(auto_now_add=True, verbose_name="创建时间"),
                        ),
                        (
                            "updated_at",
                            models.DateTimeField(auto_now=True, verbose_name="更新时间"),
                        ),
                        (
                            "id",
                            models.UUIDField(
                                default=core.ids.uuid7,
                                editable=False,
                                primary_key=True,
                                serialize=False,
                            ),
                        ),
                        ("number", models.CharField(max_length=40, verbose_name="个案编号")),
                        ("title", models.CharField(max_length=60, verbose_name="个案名称")),
                        (
                            "initials",
                            models.CharField(
                                blank=True, editable=False, max_length=60, verbose_name="拼音首字母"
                            ),
                        ),
                        (
                            "stage",
                            models.CharField(
                                choices=[
                                    ("intake", "接案"),
                                    ("assessment", "预估"),
                                    ("planning", "计划"),
                                    ("intervention", "介入"),
                                    ("review", "评估"),
                                    ("closed", "已结案"),
                                    ("not_taken", "未接案"),
                                ],
                                default="intake",
                                max_length=16,
                                verbose_name="阶段",
                            ),
                        ),
                        (
                            "compartment",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("correction", "社区矫正"),
                                    ("rehabilitation", "社区戒毒、社区康复"),
                                    ("violence", "家庭暴力"),
                                    ("psychiatric", "精神障碍"),
                                ],
                                max_length=16,
                                verbose_name="限制查阅",
                            ),
                        ),
                        (
                            "risk_level",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("low", "低"),
                                    ("medium", "中"),
                                    ("high", "高"),
                                    ("urgent", "紧急"),
                                ],
                                max_length=16,
                                verbose_name="风险等级",
                            ),
                        ),
                        (
                            "problems",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(
                                    choices=[
                                        ("economy", "经济困难"),
                                        ("health", "身体健康"),
                                        ("mind", "心理情绪"),
                                        ("care", "生活照料"),
                                        ("family", "家庭关系"),
                                        ("parenting", "子女教养与监护"),
                                        ("school", "就学"),
                                        ("work", "就业"),
                                        ("housing", "居住环境"),
                                        ("social", "社会交往与支持"),
                                        ("rights", "权益维护"),
                                        ("violence", "家庭暴力"),
                                        ("addiction", "成瘾行为"),
                                        ("other", "其他"),
                                    ],
                                    max_length=16,
                                ),
                                blank=True,
                                default=list,
                                size=None,
                                verbose_name="问题类别",
                            ),
                        ),
                        ("opened_on", models.DateField(verbose_name="接案日期")),
                        (
                            "closed_on",
                            models.DateField(blank=True, null=True, verbose_name="结案日期"),
                        ),
                        (
                            "reopened_on",
                            models.DateField(blank=True, null=True, verbose_name="重开日期"),
                        ),
                    ],
                    options={
                        "verbose_name": "个案",
                        "verbose_name_plural": "个案",
                    },
                ),
                migrations.CreateModel(
                    name="CaseClosure",
                    fields=[
                        (
                            "created_at",
                            models.DateTimeField(auto_now_add=True, verbose_name="创建时间"),
                        ),
                        (
                            "updated_at",
                            models.DateTimeField(auto_now=True, verbose_name="更新时间"),
                        ),
                        (
                            "id",
                            models.UUIDField(
                                default=core.ids.uuid7,
                                editable=False,
                                primary_key=True,
                                serialize=False,
                            ),
                        ),
                        (
                            "reason",
                            models.CharField(
                                choices=[
                                    ("achieved", "目标达成"),
                                    ("client_ended", "服务对象要求终止"),
                                    ("referred", "转介"),
                                    ("lost", "失联"),
                                    ("moved", "迁出"),
                                    ("died", "去世"),
                                    ("agency", "社工或机构原因"),
                                    ("beyond", "超出服务能力"),
                                ],
                                max_length=16,
                                verbose_name="结案原因",
                            ),
                        ),
                        ("summary", models.TextField(blank=True, verbose_name="结案摘要")),
                        ("remaining", models.TextField(blank=True, verbose_name="遗留问题")),
                        (
                            "follow_up_on",
                            models.DateField(blank=True, null=True, verbose_name="首次回访日期"),
                        ),
                        ("follow_up_plan", models.TextField(blank=True, verbose_name="跟进计划")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("draft", "拟稿"),
                                    ("submitted", "待审批"),
                                    ("approved", "已批准"),
                                    ("returned", "已退回"),
                                    ("superseded", "已被新版本取代"),
                                ],
                                default="submitted",
                                max_length=16,
                                verbose_name="状态",
                            ),
                        ),
                        ("asked_at", models.DateTimeField(verbose_name="提出时间")),
                        (
                            "decided_at",
                            models.DateTimeField(blank=True, null=True, verbose_name="审批时间"),
                        ),
                        ("decision_note", models.TextField(blank=True, verbose_name="审批意见")),
                        (
                            "reopened_at",
                            models.DateTimeField(blank=True, null=True, verbose_name="重开时间"),
                        ),
                        (
                            "reopen_reason",
                            models.CharField(blank=True, max_length=200, verbose_name="重开原因"),
                        ),
                    ],
                    options={
                        "verbose_name": "结案",
                        "verbose_name_plural": "结案",
                        "ordering": ["case_id", "-asked_at"],
                    },
                ),
                migrations.CreateModel(
                    name="CaseConference",
                    fields=[
                        (
                            "created_at",
                            models.DateTimeField(auto_now_add=True, verbose_name="创建时间"),
                        ),
                        (
                            "updated_at",
                            models.DateTimeField(auto_now=True, verbose_name="更新时间"),
                        ),
                        (
                            "id",
                            models.UUIDField(
                                default=core.ids.uuid7,
                                editable=False,
                                primary_key=True,
                                serialize=False,
                            ),
                        ),
                        ("held_on", models.DateField(verbose_name="日期")),
                        ("participants", models.TextField(blank=True, verbose_name="参加人")),
                        ("discussion", models.TextField(blank=True, verbose_name="讨论")),
                        ("decisions", models.TextField(blank=True, verbose_name="决定")),
                    ],
                    options={
                        "verbose_name": "个案会议",
                        "verbose_name_plural": "个案会议",
                        "ordering": ["case_id", "-held_on", "-id"],
                    },
                ),
                migrations.CreateModel(
                    name="CaseMember",
                    fields=[
                        (
                            "created_at",
                            models.DateTimeField(auto_now_add=True, verbose_name="创建时间"),
                        ),
                        (
                            "updated_at",
                            models.DateTimeField(auto_now=True, verbose_name="更新时间"),
                        ),
                        (
                            "id",
                            models.UUIDField(
                                default=core.ids.uuid7,
                                editable=False,
                                primary_key=True,
                                serialize=False,
                            ),
                        ),
                        ("since", models.DateField(verbose_name="起")),
                        ("until", models.DateField(blank=True, null=True, verbose_name="止")),
                    ],
                    options={
                        "verbose_name": "协同社工",
                        "verbose_name_plural": "协同社工",
                        "ordering": ["case_id", "since", "id"],
                    },
                ),
                migrations.CreateModel(
                    name="CaseNote",
                    fields=[
                        (
                            "created_at",
                            models.DateTimeField(auto_now_add=True, verbose_name="创建时间"),
                        ),
                        (
                            "updated_at",
                            models.DateTimeField(auto_now=True, verbose_name="更新时间"),
                        ),
                        (
                            "id",
                            models.UUIDField(
                                default=core.ids.uuid7,
                                editable=False,
                                primary_key=True,
                                serialize=False,
                            ),
                        ),
                        ("number", models.PositiveIntegerField(verbose_name="次序")),
                        (
                            "session_goal",
                            models.CharField(blank=True, max_length=200, verbose_name="本次目标"),
                        ),
                        (
                            "next_plan",
                            models.CharField(blank=True, max_length=200, verbose_name="下次计划"),
                        ),
                        (
                            "needs_confirmation",
                            models.BooleanField(default=False, verbose_name="须督导确认"),
                        ),
                        (
                            "confirmed_at",
                            models.DateTimeField(blank=True, null=True, verbose_name="确认时间"),
                        ),
                        ("supervisor_note", models.TextField(blank=True, verbose_name="督导批阅")),
                    ],
                    options={
                        "verbose_name": "过程记录",
                        "verbose_name_plural": "过程记录",
                        "ordering": ["case_id", "number"],
                    },
                ),
                migrations.CreateModel(
                    name="CaseOutcomeReview",
                    fields=[
                        (
                            "created_at",
                            models.DateTimeField(auto_now_add=True, verbose_name="创建时间"),
                        ),
                        (
                            "updated_at",
                            models.DateTimeField(auto_now=True, verbose_name="更新时间"),
                        ),
                        (
                            "id",
                            models.UUIDField(
                                default=core.ids.uuid7,
                                editable=False,
                                primary_key=True,
                                serialize=False,
                            ),
                        ),
                        ("reviewed_on", models.DateField(verbose_name="评估日期")),
                        ("client_view", models.TextField(blank=True, verbose_name="服务对象自评")),
                        ("worker_view", models.TextField(blank=True, verbose_name="社工评估")),
                        (
                            "satisfaction",
                            models.PositiveSmallIntegerField(
                                blank=True, null=True, verbose_name="满意度（1–5）"
                            ),
                        ),
                        ("summary", models.TextField(blank=True, verbose_name="总结")),
                        (
                            "signed_at",
                            models.DateTimeField(blank=True, null=True, verbose_name="签署时间"),
                        ),
                        (
                            "digest",
                            models.CharField(blank=True, max_length=64, verbose_name="内容摘要值"),
                        ),
                    ],
                    options={
                        "verbose_name": "个案成效评估",
                        "verbose_name_plural": "个案成效评估",
                        "ordering": ["case_id", "-reviewed_on", "-id"],
                    },
                ),
                migrations.CreateModel(
                    name="CaseTransfer",
                    fields=[
                        (
                            "created_at",
                            models.DateTimeField(auto_now_add=True, verbose_name="创建时间"),
                        ),
                        (
                            "updated_at",
                            models.DateTimeField(auto_now=True, verbose_name="更新时间"),
                        ),
                        (
                            "id",
                            models.UUIDField(
                                default=core.ids.uuid7,
                                editable=False,
                                primary_key=True,
                                serialize=False,
                            ),
                        ),
                        ("reason", models.CharField(max_length=200, verbose_name="原因")),
                        ("handover", models.TextField(blank=True, verbose_name="移交说明")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("offered", "待接手"),
                                    ("accepted", "已接手"),
                                    ("declined", "未接手"),
                                    ("cancelled", "已撤回"),
                                ],
                                default="offered",
                                max_length=16,
                                verbose_name="状态",
                            ),
                        ),
                        (
                            "answered_at",
                            models.DateTimeField(blank=True, null=True, verbose_name="答复时间"),
                        ),
                        (
                            "answer",
                            models.CharField(blank=True, max_length=200, verbose_name="答复"),
                        ),
                    ],
                    options={
                        "verbose_name": "个案移交",
                        "verbose_name_plural": "个案移交",
                        "ordering": ["-created_at"],
                    },
                ),
                migrations.CreateModel(
                    name="Classification",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=core.ids.uuid7,
                                editable=False,
                                primary_key=True,
                                serialize=False,
                            ),
                        ),
                        ("code", models.SlugField(max_length=40, verbose_name="代号")),
                        ("name", models.CharField(max_length=60, verbose_name="名称")),
                    ],
                    options={
                        "verbose_name": "类别方案",
                        "verbose_name_plural": "类别方案",
                        "ordering": ["code"],
                    },
                ),
                migrations.CreateModel(
                    name="ClassificationItem",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=core.ids.uuid7,
                                editable=False,
                                primary_key=True,
                                serialize=False,
                            ),
                        ),
                        ("code", models.SlugField(max_length=40, verbose_name="代号")),
                        ("label", models.CharField(max_length=40, verbose_name="名称")),
                        (
                            "client_class",
                            models.CharField(
                                choices=[
                                    ("destitute", "特困人员"),
                                    ("low_income", "低保和低保边缘家庭"),
                                    ("child", "困境和留守儿童"),
                                    ("disabled", "残疾人"),
                                    ("elderly", "老年人"),
                                    ("other", "其他居民"),
                                    ("anonymous", "未登记居民"),
                                ],
                                default="other",
                                max_length=16,
                                verbose_name="统计类别",
                            ),
                        ),
                        (
                            "external_codes",
                            models.JSONField(default=dict, verbose_name="其他系统的代码"),
                        ),
                        (
                            "position",
                            models.PositiveSmallIntegerField(default=0, verbose_name="次序"),
                        ),
                    ],
                    options={
                        "verbose_name": "类别",
                        "verbose_name_plural": "类别",
                        "ordering": ["classification_id", "position"],
                    },
                ),
                migrations.CreateModel(
                    name="ClientCategory",
                    fields=[
                        (
                            "created_at",
                            models.DateTimeField(auto_now_add=True, verbose_name="创建时间"),
                        ),
                        (
                            "updated_at",
                            models.DateTimeField(auto_now=True, verbose_name="更新时间"),
                        ),
                        (
                            "id",
                            models.UUIDField(
                                default=core.ids.uuid7,
                                editable=False,
                                primary_key=True,
                                serialize=False,
                            ),
                        ),
                        ("starts_on", models.DateField(verbose_name="起")),
                        ("ends_on", models.DateField(blank=True, null=True, verbose_name="止")),
                        (
                            "proof_number",
                            models.CharField(blank=True, max_length=60, verbose_name="证明文号"),
                        ),
                    ],
                    options={
                        "verbose_name": "服务对象的类别",
                        "verbose_name_plural": "服务对象的类别",
                        "ordering": ["client_id", "-starts_on", "id"],
                    },
                ),
                migrations.CreateModel(
                    name="ClientMerge",
                    fields=[
                        (
                            "created_at",
                            models.DateTimeField(auto_now_add=True, verbose_name="创建时间"),
                        ),
                        (
                            "updated_at",
                            models.DateTimeField(auto_now=True, verbose_name="更新时间"),
                        ),
                        (
                            "id",
                            models.UUIDField(
                                default=core.ids.uuid7,
                                editable=False,
                                primary_key=True,
                                serialize=False,
                            ),
                        ),
                        ("moved", models.JSONField(default=dict, verbose_name="移动了什么")),
                        ("reason", models.CharField(max_length=200, verbose_name="理由")),
                        (
                            "undone_at",
                            models.DateTimeField(blank=True, null=True, verbose_name="撤销时间"),
                        ),
                    ],
                    options={
                        "verbose_name": "档案合并",
                        "verbose_name_plural": "档案合并",
                        "ordering": ["-created_at"],
                    },
                ),
                migrations.CreateModel(
                    name="CommunityActivity",
                    fields=[
                        (
                            "created_at",
                            models.DateTimeField(auto_now_add=True, verbose_name="创建时间"),
                        ),
                        (
                            "updated_at",
                            models.DateTimeField(auto_now=True, verbose_name="更新时间"),
                        ),
                        (
                            "id",
                            models.UUIDField(
                                default=core.ids.uuid7,
                                editable=False,
                                primary_key=True,
                                serialize=False,
                            ),
                        ),
                        ("number", models.CharField(max_length=40, verbose_name="活动编号")),
                        ("name", models.CharField(max_length=60, verbose_name="活动名称")),
                        (
                            "initials",
                            models.CharField(
                                blank=True, editable=False, max_length=60, verbose_name="拼音首字母"
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("festival", "节庆活动"),
                                    ("key_date", "纪念日、宣传日活动"),
                                    ("publicity", "政策宣传"),
                                    ("culture", "文体活动"),
                                    ("health", "健康服务"),
                                    ("volunteer", "志愿服务"),
                                    ("charity", "公益慈善"),
                                    ("training", "培训讲座"),
                                    ("other", "其他"),
                                ],
                                max_length=16,
                                verbose_name="种类",
                            ),
                        ),
                        (
                            "occasion",
                            models.CharField(
                                blank=True, max_length=40, verbose_name="节日或纪念日"
                            ),
                        ),
                        ("goal", models.TextField(blank=True, verbose_name="目的")),
                        ("plan", models.TextField(blank=True, verbose_name="流程")),
                        ("partners", models.TextField(blank=True, verbose_name="合作单位")),
                        ("materials", models.TextField(blank=True, verbose_name="物资")),
                        ("risk_plan", models.TextField(blank=True, verbose_name="风险与预案")),
                        ("invitation", models.TextField(blank=True, verbose_name="报名页上的说明")),
                        ("starts_at", models.DateTimeField(verbose_name="开始时间")),
                        ("ends_at", models.DateTimeField(verbose_name="结束时间")),
                        ("place", models.CharField(max_length=80, verbose_name="地点")),
                        (
                            "needs_sign_up",
                            models.BooleanField(default=True, verbose_name="需要报名"),
                        ),
                        (
                            "capacity",
                            models.PositiveIntegerField(blank=True, null=True, verbose_name="名额"),
                        ),
                        (
                            "takes_waiting",
                            models.BooleanField(default=True, verbose_name="额满后候补"),
                        ),
                        (
                            "sign_up_until",
                            models.DateTimeField(blank=True, null=True, verbose_name="报名截止"),
                        ),
                        (
                            "public_code",
                            models.CharField(max_length=16, unique=True, verbose_name="报名码"),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("planned", "筹备中"),
                                    ("open", "报名中"),
                                    ("full", "报名截止"),
                                    ("held", "已举办"),
                                    ("cancelled", "已取消"),
                                ],
                                default="planned",
                                max_length=16,
                                verbose_name="状态",
                            ),
                        ),
                        (
                            "cancelled_reason",
                            models.CharField(blank=True, max_length=100, verbose_name="取消原因"),
                        ),
                        (
                            "confirmed_count",
                            models.PositiveIntegerField(
                                default=0, editable=False, verbose_name="报名人数"
                            ),
                        ),
                        (
                            "waiting_count",
                            models.PositiveIntegerField(
                                default=0, editable=False, verbose_name="候补人数"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "社区活动",
                        "verbose_name_plural": "社区活动",
                    },
                ),
                migrations.CreateModel(
                    name="CommunityFacility",
                    fields=[
                        (
                            "created_at",
                            models.DateTimeField(auto_now_add=True, verbose_name="创建时间"),
                        ),
                        (
                            "updated_at",
                            models.DateTimeField(auto_now=True, verbose_name="更新时间"),
                        ),
                        (
                            "id",
                            models.UUIDField(
                                default=core.ids.uuid7,
                                editable=False,
                                primary_key=True,
                                serialize=False,
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("party", "党群服务中心"),
                                    ("care", "日间照料、养老设施"),
                                    ("child", "儿童之家"),
                                    ("health", "卫生服务"),
                                    ("sport", "文体活动"),
                                    ("school", "学校、幼儿园"),
                                    ("public_space", "广场、公园"),
                                    ("commerce", "便民商业"),
                                    ("other", "其他"),
                                ],
                                max_length=16,
                                verbose_name="种类",
                            ),
                        ),
                        ("name", models.CharField(max_length=60, verbose_name="名称")),
                        ("count", models.PositiveSmallIntegerField(default=1, verbose_name="数量")),
                        (
                            "place",
                            models.CharField(blank=True, max_length=100, verbose_name="位置"),
                        ),
                        (
                            "operator",
                            models.CharField(blank=True, max_length=60, verbose_name="运营方"),
                        ),
                        (
                            "opening",
                            models.CharField(blank=True, max_length=60, verbose_name="开放时间"),
                        ),
                        ("use", models.TextField(blank=True, verbose_name="居民使用情况")),
                        ("effect", models.TextField(blank=True, verbose_name="对居民的影响")),
                        (
                            "ended_on",
                            models.DateField(blank=True, null=True, verbose_name="停用日期"),
                        ),
                    ],
                    options={
                        "verbose_name": "社区设施",
                        "verbose_name_plural": "社区设施",
                        "ordering": ["community_id", "kind", "name", "id"],
                    },
                ),
                migrations.CreateModel(
                    name="CommunityMeeting",
                    fields=[
                        (
                            "created_at",
                            models.DateTimeField(auto_now_add=True, verbose_name="创建时间"),
                        ),
                        (
                            "updated_at",
                            models.DateTimeField(auto_now=True, verbose_name="更新时间"),
                        ),
                        (
                            "id",
                            models.UUIDField(
                                default=core.ids.uuid7,
                                editable=False,
                                primary_key=True,
                                serialize=False,
                            ),
                        ),
                        ("title", models.CharField(max_length=80, verbose_name="议题")),
                        (
                            "method",
                            models.CharField(
                                choices=[
                                    ("mobilising", "社区动员法"),
                                    ("consensus", "共识建导法"),
                                    ("participatory", "参与式社区会议法"),
                                ],
                                max_length=16,
                                verbose_name="方法",
                            ),
                        ),
                        ("held_on", models.DateField(verbose_name="日期")),
                        ("place", models.CharField(blank=True, max_length=80, verbose_name="地点")),
                        ("agenda", models.TextField(blank=True, verbose_name="议程")),
                        ("participants", models.TextField(blank=True, verbose_name="参加人")),
                        (
                            "participant_count",
                            models.PositiveIntegerField(default=0, verbose_name="参加人数"),
                        ),
                        ("discussion", models.TextField(blank=True, verbose_name="讨论")),
                    ],
                    options={
                        "verbose_name": "居民会议",
                        "verbose_name_plural": "居民会议",
                    },
                ),
                migrations.CreateModel(
                    name="CommunityNeed",
                    fields=[
                        (
                            "created_at",
                            models.DateTimeField(auto_now_add=True, verbose_name="创建时间"),
                        ),
                        (
                            "updated_at",
                            models.DateTimeField(auto_now=True, verbose_name="更新时间"),
                        ),
                        (
                            "id",
                            models.UUIDField(
                                default=core.ids.uuid7,
                                editable=False,
                                primary_key=True,
                                serialize=False,
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("livelihood", "基本生活"),
                                    ("health", "医疗康复"),
                                    ("care", "照料护理"),
                                    ("mind", "心理支持"),
                                    ("safety", "安全与权益"),
                                    ("education", "教育与成长"),
                                    ("work", "就业增收"),
                                    ("housing", "居住与环境"),
                                    ("culture", "文化休闲"),
                                    ("social", "交往与参与"),
                                    ("policy", "政策与办事"),
                                    ("other", "其他"),
                                ],
                                max_length=16,
                                verbose_name="类别",
                            ),
                        ),
                        ("description", models.CharField(max_length=200, verbose_name="需求")),
                        (
                            "client_class",
                            models.CharField(
                                choices=[
                                    ("destitute", "特困人员"),
                                    ("low_income", "低保和低保边缘家庭"),
                                    ("child", "困境和留守儿童"),
                                    ("disabled", "残疾人"),
                                    ("elderly", "老年人"),
                                    ("other", "其他居民"),
                                    ("anonymous", "未登记居民"),
                                ],
                                default="other",
                                max_length=16,
                                verbose_name="涉及人群",
                            ),
                        ),
                        (
                            "people",
                            models.PositiveIntegerField(
                                blank=True, null=True, verbose_name="涉及人数"
                            ),
                        ),
                        (
                            "priority",
                            models.CharField(
                                choices=[("1", "优先"), ("2", "一般"), ("3", "可缓")],
                                default="2",
                                max_length=16,
                                verbose_name="优先次序",
                            ),
                        ),
                        (
                            "source",
                            models.CharField(
                                choices=[
                                    ("visit", "走访探访"),
                                    ("survey", "问卷调查"),
                                    ("observation", "观察"),
                                    ("focus_group", "焦点小组"),
                                    ("meeting", "居民会议"),
                                    ("case", "个案服务"),
                                    ("reported", "居民反映"),
                                ],
                                max_length=16,
                                verbose_name="来源",
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("open", "待回应"),
                                    ("serving", "回应中"),
                                    ("met", "已满足"),
                                    ("partly", "部分满足"),
                                    ("unmet", "无法满足"),
                                    ("withdrawn", "已撤销"),
                                ],
                                default="open",
                                max_length=16,
                                verbose_name="状态",
                            ),
                        ),
                        ("found_on", models.DateField(verbose_name="发现日期")),
                        (
                            "settled_on",
                            models.DateField(blank=True, null=True, verbose_name="办结日期"),
                        ),
                        ("response", models.TextField(blank=True, verbose_name="回应措施")),
                        (
                            "satisfaction",
                            models.PositiveSmallIntegerField(
                                blank=True, null=True, verbose_name="满意度（1–5）"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "需求清单",
                        "verbose_name_plural": "需求清单",
                    },
                ),
                migrations.CreateModel(
                    name="CommunityProfile",
                    fields=[
                        (
                            "created_at",
                            models.DateTimeField(auto_now_add=True, verbose_name="创建时间"),
                        ),
                        (
                            "updated_at",
                            models.DateTimeField(auto_now=True, verbose_name="更新时间"),
                        ),
                        (
                            "id",
                            models.UUIDField(
                                default=core.ids.uuid7,
                                editable=False,
                                primary_key=True,
                                serialize=False,
                            ),
                        ),
                        ("as_of", models.DateField(verbose_name="截至日期")),
                        ("geography", models.TextField(blank=True, verbose_name="地理环境")),
                        ("economy", models.TextField(blank=True, verbose_name="经济状况")),
                        ("culture", models.TextField(blank=True, verbose_name="文化特色")),
                        ("strengths", models.TextField(blank=True, verbose_name="资源优势")),
                        (
                            "households",
                            models.PositiveIntegerField(blank=True, null=True, verbose_name="户数"),
                        ),
                        (
                            "residents",
                            models.PositiveIntegerField(
                                blank=True, null=True, verbose_name="常住人口"
                            ),
                        ),
                        (
                            "registered",
                            models.PositiveIntegerField(
                                blank=True, null=True, verbose_name="户籍人口"
                            ),
                        ),
                        (
                            "elderly",
                            models.PositiveIntegerField(
                                blank=True, null=True, verbose_name="60 岁及以上"
                            ),
                        ),
                        (
                            "children",
                            models.PositiveIntegerField(
                                blank=True, null=True, verbose_name="18 岁以下"
                            ),
                        ),
                        (
                            "disabled",
                            models.PositiveIntegerField(
                                blank=True, null=True, verbose_name="残疾人"
                            ),
                        ),
                        (
                            "relief_households",
                            models.PositiveIntegerField(
                                blank=True, null=True, verbose_name="低保、特困户"
                            ),
                        ),
                        (
                            "migrants",
                            models.PositiveIntegerField(
                                blank=True, null=True, verbose_name="外来人口"
                            ),
                        ),
                        (
                            "is_baseline",
                            models.BooleanField(default=False, verbose_name="作为基线"),
                        ),
                    ],
                    options={
                        "verbose_name": "社区概况",
                        "verbose_name_plural": "社区概况",
                        "ordering": ["community_id", "-as_of"],
                    },
                ),
                migrations.CreateModel(
                    name="CommunityResource",
                    fields=[
                        (
                            "created_at",
                            models.DateTimeField(auto_now_add=True, verbose_name="创建时间"),
                        ),
                        (
                            "updated_at",
                            models.DateTimeField(auto_now=True, verbose_name="更新时间"),
                        ),
                        (
                            "id",
                            models.UUIDField(
                                default=core.ids.uuid7,
                                editable=False,
                                primary_key=True,
                                serialize=False,
                            ),
                        ),
                        ("name", models.CharField(max_length=60, verbose_name="资源名称")),
                        (
                            "society_role",
                            models.CharField(
                                choices=[
                                    ("community", "社区"),
                                    ("organisation", "社会组织"),
                                    ("social_worker", "社会工作者"),
                                    ("volunteer", "社区志愿者"),
                                    ("charity", "社会慈善资源"),
                                ],
                                max_length=16,
                                verbose_name="五社",
                            ),
                        ),
                        ("provider", models.CharField(max_length=80, verbose_name="提供方")),
                        (
                            "kinds",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(
                                    choices=[
                                        ("livelihood", "基本生活"),
                                        ("health", "医疗康复"),
                                        ("care", "照料护理"),
                                        ("mind", "心理支持"),
                                        ("safety", "安全与权益"),
                                        ("education", "教育与成长"),
                                        ("work", "就业增收"),
                                        ("housing", "居住与环境"),
                                        ("culture", "文化休闲"),
                                        ("social", "交往与参与"),
                                        ("policy", "政策与办事"),
                                        ("other", "其他"),
                                    ],
                                    max_length=16,
                                ),
                                blank=True,
                                default=list,
                                size=None,
                                verbose_name="可回应的需求",
                            ),
                        ),
                        ("content", models.TextField(blank=True, verbose_name="内容")),
                        (
                            "capacity",
                            models.PositiveIntegerField(
                                blank=True, null=True, verbose_name="可服务人数"
                            ),
                        ),
                        ("conditions", models.TextField(blank=True, verbose_name="使用条件")),
                        (
                            "for_classes",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(
                                    choices=[
                                        ("destitute", "特困人员"),
                                        ("low_income", "低保和低保边缘家庭"),
                                        ("child", "困境和留守儿童"),
                                        ("disabled", "残疾人"),
                                        ("elderly", "老年人"),
                                        ("other", "其他居民"),
                                        ("anonymous", "未登记居民"),
                                    ],
                                    max_length=16,
                                ),
                                blank=True,
                                default=list,
                                size=None,
                                verbose_name="适用人群",
                            ),
                        ),
                        (
                            "contact_name",
                            models.CharField(blank=True, max_length=40, verbose_name="联系人"),
                        ),
                        (
                            "contact_phone",
                            core.crypto.fields.EncryptedTextField(
                                blank=True, default="", verbose_name="联系电话"
                            ),
                        ),
                        ("valid_from", models.DateField(verbose_name="有效期起")),
                        (
                            "valid_to",
                            models.DateField(blank=True, null=True, verbose_name="有效期止"),
                        ),
                    ],
                    options={
                        "verbose_name": "资源清单",
                        "verbose_name_plural": "资源清单",
                    },
                ),
                migrations.CreateModel(
                    name="Consent",
                    fields=[
                        (
                            "created_at",
                            models.DateTimeField(auto_now_add=True, verbose_name="创建时间"),
                        ),
                        (
                            "updated_at",
                            models.DateTimeField(auto_now=True, verbose_name="更新时间"),
                        ),
                        (
                            "id",
                            models.UUIDField(
                                default=core.ids.uuid7,
                                editable=False,
                                primary_key=True,
                                serialize=False,
                            ),
                        ),
                        ("code", models.SlugField(max_length=40, verbose_name="告知书代号")),
                        ("version", models.PositiveIntegerField(verbose_name="告知书版本")),
                        ("told", models.TextField(verbose_name="告知内容")),
                        ("signer_name", models.CharField(max_length=40, verbose_name="签署人")),
                        (
                            "signer_relation",
                            models.CharField(
                                choices=[
                                    ("self", "本人"),
                                    ("guardian", "监护人"),
                                    ("agent", "受托人"),
                                ],
                                max_length=16,
                                verbose_name="与服务对象的关系",
                            ),
                        ),
                        (
                            "method",
                            models.CharField(
                                choices=[
                                    ("paper", "纸质签名（上传扫描件）"),
                                    ("screen", "屏幕手写签名"),
                                ],
                                max_length=16,
                                verbose_name="签署方式",
                            ),
                        ),
                        ("signed_on", models.DateField(verbose_name="签署日期")),
                    ],
                    options={
                        "verbose_name": "知情同意",
                        "verbose_name_plural": "知情同意",
                        "ordering": ["client_id", "-signed_on", "-id"],
                    },
                ),
                migrations.CreateModel(
                    name="ConsentItem",
                    fields=[
                        (
                            "created_at",
                            models.DateTimeField(auto_now_add=True, verbose_name="创建时间"),
                        ),
                        (
                            "updated_at",
                            models.DateTimeField(auto_now=True, verbose_name="更新时间"),
                        ),
                        (
                            "id",
                            models.UUIDField(
                                default=core.ids.uuid7,
                                editable=False,
                                primary_key=True,
                                serialize=False,
                            ),
                        ),
                        ("purpose", models.SlugField(max_length=40, verbose_name="事项")),
                        ("label", models.CharField(max_length=60, verbose_name="事项名称")),
                        ("agreed", models.BooleanField(verbose_name="同意")),
                        (
                            "withdrawn_on",
                            models.DateField(blank=True, null=True, verbose_name="撤回日期"),
                        ),
                        (
                            "withdrawal_reason",
                            models.CharField(blank=True, max_length=200, verbose_name="撤回说明"),
                        ),
                    ],
                    options={
                        "verbose_name": "同意事项",
                        "verbose_name_plural": "同意事项",
                        "ordering": ["consent_id", "id"],
                    },
                ),
                migrations.CreateModel(
                    name="CostLine",
                    fields=[
                        (
                            "created_at",
                            models.DateTimeField(auto_now_add=True, verbose_name="创建时间"),
                        ),
                        (
                            "updated_at",
                            models.DateTimeField(auto_now=True, verbose_name="更新时间"),
                        ),
                        (
                            "id",
                            models.UUIDField(
                                default=core.ids.uuid7,
                                editable=False,
                                primary_key=True,
                                serialize=False,
                            ),
                        ),
                        ("what", models.CharField(max_length=60, verbose_name="用途")),
                        (
                            "planned",
                            models.DecimalField(
                                decimal_places=2,
                                default=0,
                                max_digits=10,
                                verbose_name="预算（元）",
                            ),
                        ),
                        (
                            "spent",
                            models.DecimalField(
                                decimal_places=2,
                                default=0,
                                max_digits=10,
                                verbose_name="实支（元）",
                            ),
                        ),
                        (
                            "spent_on",
                            models.DateField(blank=True, null=True, verbose_name="支出日期"),
                        ),
                    ],
                    options={
                        "verbose_name": "费用",
                        "verbose_name_plural": "费用",
                        "ordering": ["id"],
                    },
                ),
                migrations.CreateModel(
                    name="CrisisEntry",
                    fields=[
                        (
                            "created_at",
                            models.DateTimeField(auto_now_add=True, verbose_name="创建时间"),
                        ),
                        (
                            "updated_at",
                            models.DateTimeField(auto_now=True, verbose_name="更新时间"),
                        ),
                        (
                            "id",
                            models.UUIDField(
                                default=core.ids.uuid7,
                                editable=False,
                                primary_key=True,
                                serialize=False,
                            ),
                        ),
                        ("at", models.DateTimeField(verbose_name="时间")),
                        ("act", models.TextField(blank=True, verbose_name="做了什么")),
                        ("words", models.TextField(blank=True, verbose_name="关键原话")),
                    ],
                    options={
                        "verbose_name": "危机处置经过",
                        "verbose_name_plural": "危机处置经过",
                        "ordering": ["crisis_id", "at", "id"],
                    },
                ),
                migrations.CreateModel(
                    name="CrisisIntervention",
                    fields=[
                        (
                            "created_at",
                            models.DateTimeField(auto_now_add=True, verbose_name="创建时间"),
                        ),
                        (
                            "updated_at",
                            models.DateTimeField(auto_now=True, verbose_name="更新时间"),
                        ),
                        (
                            "id",
                            models.UUIDField(
                                default=core.ids.uuid7,
                                editable=False,
                                primary_key=True,
                                serialize=False,
                            ),
                        ),
                        (
                            "number",
                            models.CharField(blank=True, max_length=40, verbose_name="编号"),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("self_harm", "自杀或自伤危险"),
                                    ("violence", "家庭暴力或疑似家庭暴力"),
                                    ("abuse", "侵害未成年人或疑似侵害"),
                                    ("injury", "意外伤害"),
                                    ("bereavement", "丧亲"),
                                    ("missing", "走失"),
                                    ("disaster", "灾害等突发事件"),
                                    ("illness", "急病"),
                                    ("other", "其他"),
                                ],
                                max_length=16,
                                verbose_name="情形",
                            ),
                        ),
                        ("found_at", models.DateTimeField(verbose_name="发现时间")),
                        (
                            "place",
                            models.CharField(blank=True, max_length=100, verbose_name="地点"),
                        ),
                        ("what", models.TextField(blank=True, verbose_name="经过")),
                        ("people_told", models.TextField(blank=True, verbose_name="已通知的人")),
                        ("outcome", models.TextField(blank=True, verbose_name="处理结果")),
                        ("follow_up", models.TextField(blank=True, verbose_name="后续安排")),
                        (
                            "closed_at",
                            models.DateTimeField(
                                blank=True, null=True, verbose_name="处置结束时间"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "危机介入",
                        "verbose_name_plural": "危机介入",
                    },
                ),
                migrations.CreateModel(
                    name="FollowUp",
                    fields=[
                        (
                            "created_at",
                            models.DateTimeField(auto_now_add=True, verbose_name="创建时间"),
                        ),
                        (
                            "updated_at",
                            models.DateTimeField(auto_now=True, verbose_name="更新时间"),
                        ),
                        (
                            "id",
                            models.UUIDField(
                                default=core.ids.uuid7,
                                editable=False,
                                primary_key=True,
                                serialize=False,
                            ),
                        ),
                        ("due_on", models.DateField(verbose_name="应回访日期")),
                        (
                            "done_on",
                            models.DateField(blank=True, null=True, verbose_name="回访日期"),
                        ),
                        (
                            "way",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("home", "上门"),
                                    ("phone", "电话"),
                                    ("message", "即时通讯"),
                                    ("entrusted", "委托第三方"),
                                    ("paired", "党员、志愿者结对"),
                                    ("neighbour", "邻里守望"),
                                ],
                                max_length=16,
                                verbose_name="方式",
                            ),
                        ),
                        ("situation", models.TextField(blank=True, verbose_name="现况")),
                        ("maintained", models.BooleanField(null=True, verbose_name="目标得以保持")),
                        (
                            "should_reopen",
                            models.BooleanField(default=False, verbose_name="建议重开"),
                        ),
                    ],
                    options={
                        "verbose_name": "回访",
                        "verbose_name_plural": "回访",
                        "ordering": ["case_id", "due_on", "id"],
                    },
                ),
                migrations.CreateModel(
                    name="GoalMeasurement",
                    fields=[
                        (
                            "created_at",
                            models.DateTimeField(auto_now_add=True, verbose_name="创建时间"),
                        ),
                        (
                            "updated_at",
                            models.DateTimeField(auto_now=True, verbose_name="更新时间"),
                        ),
                        (
                            "id",
                            models.UUIDField(
                                default=core.ids.uuid7,
                                editable=False,
                                primary_key=True,
                                serialize=False,
                            ),
                        ),
                        ("taken_on", models.DateField(verbose_name="日期")),
                        (
                            "value",
                            models.DecimalField(
                                decimal_places=2, max_digits=8, verbose_name="数值"
                            ),
                        ),
                        ("note", models.CharField(blank=True, max_length=200, verbose_name="说明")),
                    ],
                    options={
                        "verbose_name": "目标测量",
                        "verbose_name_plural": "目标测量",
                        "ordering": ["goal_id", "taken_on", "id"],
                    },
                ),
                migrations.CreateModel(
                    name="GoalResult",
                    fields=[
                        (
                            "created_at",
                            models.DateTimeField(auto_now_add=True, verbose_name="创建时间"),
                        ),
                        (
                            "updated_at",
                            models.DateTimeField(auto_now=True, verbose_name="更新时间"),
                        ),
                        (
                            "id",
                            models.UUIDField(
                                default=core.ids.uuid7,
                                editable=False,
                                primary_key=True,
                                serialize=False,
                            ),
                        ),
                        (
                            "before",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                max_digits=8,
                                null=True,
                                verbose_name="介入前",
                            ),
                        ),
                        (
                            "after",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                max_digits=8,
                                null=True,
                                verbose_name="介入后",
                            ),
                        ),
                        (
                            "percent",
                            models.PositiveSmallIntegerField(
                                blank=True, null=True, verbose_name="达成百分比"
                            ),
                        ),
                        ("achieved", models.BooleanField(null=True, verbose_name="已达成")),
                        ("comment", models.TextField(blank=True, verbose_name="说明")),
                    ],
                    options={
                        "verbose_name": "目标达成",
                        "verbose_name_plural": "目标达成",
                        "ordering": ["review_id", "id"],
                    },
                ),
                migrations.CreateModel(
                    name="GroupMeasure",
                    fields=[
                        (
                            "created_at",
                            models.DateTimeField(auto_now_add=True, verbose_name="创建时间"),
                        ),
                        (
                            "updated_at",
                            models.DateTimeField(auto_now=True, verbose_name="更新时间"),
                        ),
                        (
                            "id",
                            models.UUIDField(
                                default=core.ids.uuid7,
                                editable=False,
                                primary_key=True,
                                serialize=False,
                            ),
                        ),
                        ("name", models.CharField(max_length=60, verbose_name="测量什么")),
                        ("unit", models.CharField(blank=True, max_length=20, verbose_name="单位")),
                        (
                            "more_is_better",
                            models.BooleanField(default=True, verbose_name="越高越好"),
                        ),
                        (
                            "position",
                            models.PositiveSmallIntegerField(default=0, verbose_name="次序"),
                        ),
                    ],
                    options={
                        "verbose_name": "小组测量",
                        "verbose_name_plural": "小组测量",
                        "ordering": ["group_id", "position", "id"],
                    },
                ),
                migrations.CreateModel(
                    name="GroupMember",
                    fields=[
                        (
                            "created_at",
                            models.DateTimeField(auto_now_add=True, verbose_name="创建时间"),
                        ),
                        (
                            "updated_at",
                            models.DateTimeField(auto_now=True, verbose_name="更新时间"),
                        ),
                        (
                            "id",
                            models.UUIDField(
                                default=core.ids.uuid7,
                                editable=False,
                                primary_key=True,
                                serialize=False,
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("applied", "已报名"),
                                    ("admitted", "已入组"),
                                    ("declined", "未入组"),
                                    ("left", "中途退出"),
                                ],
                                default="applied",
                                max_length=16,
                                verbose_name="状态",
                            ),
                        ),
                        ("applied_on", models.DateField(verbose_name="报名日期")),
                        ("expectations", models.TextField(blank=True, verbose_name="期望")),
                        ("screening", models.TextField(blank=True, verbose_name="筛选面谈")),
                        (
                            "admitted_on",
                            models.DateField(blank=True, null=True, verbose_name="入组日期"),
                        ),
                        (
                            "left_on",
                            models.DateField(blank=True, null=True, verbose_name="退出日期"),
                        ),
                        (
                            "left_reason",
                            models.CharField(blank=True, max_length=100, verbose_name="退出原因"),
                        ),
                    ],
                    options={
                        "verbose_name": "组员",
                        "verbose_name_plural": "组员",
                        "ordering": ["group_id", "applied_on", "id"],
                    },
                ),
                migrations.CreateModel(
                    name="GroupSession",
                    fields=[
                        (
                            "created_at",
                            models.DateTimeField(auto_now_add=True, verbose_name="创建时间"),
                        ),
                        (
                            "updated_at",
                            models.DateTimeField(auto_now=True, verbose_name="更新时间"),
                        ),
                        (
                            "id",
                            models.UUIDField(
                                default=core.ids.uuid7,
                                editable=False,
                                primary_key=True,
                                serialize=False,
                            ),
                        ),
                        ("number", models.PositiveSmallIntegerField(verbose_name="第几节")),
                        (
                            "stage",
                            models.CharField(
                                choices=[
                                    ("preparation", "筹备期"),
                                    ("forming", "形成期"),
                                    ("transition", "转折期"),
                                    ("mature", "成熟期"),
                                    ("ending", "结束期"),
                                    ("closed", "已结束"),
                                    ("cancelled", "未开展"),
                                ],
                                default="forming",
                                max_length=16,
                                verbose_name="阶段",
                            ),
                        ),
                        ("title", models.CharField(max_length=60, verbose_name="主题")),
                        ("goal", models.TextField(blank=True, verbose_name="本节目标")),
                        ("outline", models.TextField(blank=True, verbose_name="流程")),
                        ("planned_on", models.DateField(verbose_name="计划日期")),
                        (
                            "starts_at",
                            models.TimeField(blank=True, null=True, verbose_name="开始时间"),
                        ),
                        (
                            "minutes",
                            models.PositiveSmallIntegerField(
                                default=90, verbose_name="时长（分钟）"
                            ),
                        ),
                        (
                            "cancelled_reason",
                            models.CharField(blank=True, max_length=100, verbose_name="取消原因"),
                        ),
                    ],
                    options={
                        "verbose_name": "节次",
                        "verbose_name_plural": "节次",
                        "ordering": ["group_id", "number"],
                    },
                ),
                migrations.CreateModel(
                    name="Guardian",
                    fields=[
                        (
                            "created_at",
                            models.DateTimeField(auto_now_add=True, verbose_name="创建时间"),
                        ),
                        (
                            "updated_at",
                            models.DateTimeField(auto_now=True, verbose_name="更新时间"),
                        ),
                        (
                            "id",
                            models.UUIDField(
                                default=core.ids.uuid7,
                                editable=False,
                                primary_key=True,
                                serialize=False,
                            ),
                        ),
                        ("name", models.CharField(max_length=40, verbose_name="姓名")),
                        (
                            "relation",
                            models.CharField(max_length=20, verbose_name="与服务对象的关系"),
                        ),
                        (
                            "phone",
                            core.crypto.fields.EncryptedTextField(
                                blank=True, default="", verbose_name="联系电话"
                            ),
                        ),
                        (
                            "ability",
                            models.CharField(blank=True, max_length=100, verbose_name="监护能力"),
                        ),
                        ("starts_on", models.DateField(verbose_name="起")),
                        ("ends_on", models.DateField(blank=True, null=True, verbose_name="止")),
                    ],
                    options={
                        "verbose_name": "监护人",
                        "verbose_name_plural": "监护人",
                        "ordering": ["client_id", "-starts_on", "id"],
                    },
                ),
                migrations.CreateModel(
                    name="HomeVisit",
                    fields=[
                        (
                            "created_at",
                            models.DateTimeField(auto_now_add=True, verbose_name="创建时间"),
                        ),
                        (
                            "updated_at",
                            models.DateTimeField(auto_now=True, verbose_name="更新时间"),
                        ),
                        (
                            "id",
                            models.UUIDField(
                                default=core.ids.uuid7,
                                editable=False,
                                primary_key=True,
                                serialize=False,
                            ),
                        ),
                        ("visited_on", models.DateField(verbose_name="探访日期")),
                        (
                            "due_on",
                            models.DateField(blank=True, null=True, verbose_name="应探访日期"),
                        ),
                        (
                            "way",
                            models.CharField(
                                choices=[
                                    ("home", "上门"),
                                    ("phone", "电话"),
                                    ("message", "即时通讯"),
                                    ("entrusted", "委托第三方"),
                                    ("paired", "党员、志愿者结对"),
                                    ("neighbour", "邻里守望"),
                                ],
                                default="home",
                                max_length=16,
                                verbose_name="方式",
                            ),
                        ),
                        (
                            "result",
                            models.CharField(
                                choices=[
                                    ("met", "见到本人"),
                                    ("relative", "见到家属或照料者"),
                                    ("not_home", "不在家"),
                                    ("refused", "谢绝探访"),
                                    ("moved", "已迁走"),
                                ],
                                default="met",
                                max_length=16,
                                verbose_name="结果",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "探访",
                        "verbose_name_plural": "探访",
                    },
                ),
                migrations.CreateModel(
                    name="Household",
                    fields=[
                        (
                            "created_at",
                            models.DateTimeField(auto_now_add=True, verbose_name="创建时间"),
                        ),
                        (
                            "updated_at",
                            models.DateTimeField(auto_now=True, verbose_name="更新时间"),
                        ),
                        (
                            "id",
                            models.UUIDField(
                                default=core.ids.uuid7,
                                editable=False,
                                primary_key=True,
                                serialize=False,
                            ),
                        ),
                        (
                            "number",
                            models.CharField(blank=True, max_length=30, verbose_name="户编号"),
                        ),
                        (
                            "address",
                            core.crypto.fields.EncryptedTextField(
                                blank=True, default="", verbose_name="住址"
                            ),
                        ),
                        (
                            "housing",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("owned", "自有"),
                                    ("public", "公租房"),
                                    ("rented", "租房"),
                                    ("self_built", "自建"),
                                    ("resettled", "回迁或安置"),
                                    ("dormitory", "宿舍"),
                                    ("institution", "机构"),
                                    ("other", "其他"),
                                ],
                                max_length=16,
                                verbose_name="住房",
                            ),
                        ),
                        (
                            "monthly_income",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                max_digits=10,
                                null=True,
                                verbose_name="家庭月收入（元）",
                            ),
                        ),
                        ("notes", models.TextField(blank=True, verbose_name="备注")),
                    ],
                    options={
                        "verbose_name": "家庭",
                        "verbose_name_plural": "家庭",
                    },
                ),
                migrations.CreateModel(
                    name="HouseholdMember",
                    fields=[
                        (
                            "created_at",
                            models.DateTimeField(auto_now_add=True, verbose_name="创建时间"),
                        ),
                        (
                            "updated_at",
                            models.DateTimeField(auto_now=True, verbose_name="更新时间"),
                        ),
                        (
                            "id",
                            models.UUIDField(
                                default=core.ids.uuid7,
                                editable=False,
                                primary_key=True,
                                serialize=False,
                            ),
                        ),
                        ("name", models.CharField(max_length=40, verbose_name="姓名")),
                        (
                            "sex",
                            models.CharField(
                                choices=[("0", "未知"), ("1", "男"), ("2", "女"), ("9", "未说明")],
                                default="0",
                                max_length=16,
                                verbose_name="性别",
                            ),
                        ),
                        (
                            "birth_year",
                            models.PositiveSmallIntegerField(
                                blank=True, null=True, verbose_name="出生年份"
                            ),
                        ),
                        (
                            "relation",
                            models.CharField(
                                choices=[
                                    ("head", "户主本人"),
                                    ("spouse", "配偶"),
                                    ("son", "子"),
                                    ("daughter", "女"),
                                    ("parent", "父母"),
                                    ("parent_in_law", "配偶的父母"),
                                    ("grandparent", "祖父母或外祖父母"),
                                    ("grandchild", "孙子女或外孙子女"),
                                    ("sibling", "兄弟姐妹"),
                                    ("child_in_law", "儿媳或女婿"),
                                    ("other_kin", "其他亲属"),
                                    ("not_kin", "非亲属"),
                                ],
                                max_length=16,
                                verbose_name="与户主的关系",
                            ),
                        ),
                        (
                            "phone",
                            core.crypto.fields.EncryptedTextField(
                                blank=True, default="", verbose_name="联系电话"
                            ),
                        ),
                        ("lives_here", models.BooleanField(default=True, verbose_name="同住")),
                        ("is_deceased", models.BooleanField(default=False, verbose_name="已去世")),
                        (
                            "occupation",
                            models.CharField(blank=True, max_length=60, verbose_name="职业或就读"),
                        ),
                        (
                            "health",
                            models.CharField(blank=True, max_length=60, verbose_name="健康状况"),
                        ),
                        (
                            "joined_on",
                            models.DateField(blank=True, null=True, verbose_name="加入日期"),
                        ),
                        (
                            "left_on",
                            models.DateField(blank=True, null=True, verbose_name="离开日期"),
                        ),
                        ("notes", models.TextField(blank=True, verbose_name="备注")),
                    ],
                    options={
                        "verbose_name": "家庭成员",
                        "verbose_name_plural": "家庭成员",
                        "ordering": ["household_id", "id"],
                    },
                ),
                migrations.CreateModel(
                    name="HumanResource",
                    fields=[
                        (
                            "created_at",
                            models.DateTimeField(auto_now_add=True, verbose_name="创建时间"),
                        ),
                        (
                            "updated_at",
                            models.DateTimeField(auto_now=True, verbose_name="更新时间"),
                        ),
                        (
                            "id",
                            models.UUIDField(
                                default=core.ids.uuid7,
                                editable=False,
                                primary_key=True,
                                serialize=False,
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("party", "党组织成员"),
                                    ("committee", "居（村）委会成员"),
                                    ("staff", "社区专职工作者"),
                                    ("organisation", "社会组织"),
                                    ("volunteer", "志愿者"),
                                    ("leader", "居民骨干"),
                                    ("professional", "专业人员"),
                                ],
                                max_length=16,
                                verbose_name="类别",
                            ),
                        ),
                        ("name", models.CharField(max_length=60, verbose_name="姓名或名称")),
                        (
                            "role",
                            models.CharField(blank=True, max_length=80, verbose_name="职务或特长"),
                        ),
                        (
                            "people",
                            models.PositiveSmallIntegerField(default=1, verbose_name="人数"),
                        ),
                        (
                            "phone",
                            core.crypto.fields.EncryptedTextField(
                                blank=True, default="", verbose_name="联系电话"
                            ),
                        ),
                        (
                            "available",
                            models.CharField(
                                blank=True, max_length=60, verbose_name="可提供的时间"
                            ),
                        ),
                        (
                            "ended_on",
                            models.DateField(blank=True, null=True, verbose_name="停用日期"),
                        ),
                    ],
                    options={
                        "verbose_name": "社区服务人力",
                        "verbose_name_plural": "社区服务人力",
                        "ordering": ["community_id", "kind", "name", "id"],
                    },
                ),
                migrations.CreateModel(
                    name="IncubatedOrganisation",
                    fields=[
                        (
                            "created_at",
                            models.DateTimeField(auto_now_add=True, verbose_name="创建时间"),
                        ),
                        (
                            "updated_at",
                            models.DateTimeField(auto_now=True, verbose_name="更新时间"),
                        ),
                        (
                            "id",
                            models.UUIDField(
                                default=core.ids.uuid7,
                                editable=False,
                                primary_key=True,
                                serialize=False,
                            ),
                        ),
                        ("name", models.CharField(max_length=60, verbose_name="名称")),
                        (
                            "field",
                            models.CharField(blank=True, max_length=60, verbose_name="服务领域"),
                        ),
                        (
                            "founded_on",
                            models.DateField(blank=True, null=True, verbose_name="成立日期"),
                        ),
                        (
                            "stage",
                            models.CharField(
                                choices=[
                                    ("forming", "组建"),
                                    ("growing", "成长"),
                                    ("stable", "成熟"),
                                    ("independent", "独立运作"),
                                    ("ended", "已解散"),
                                ],
                                default="forming",
                                max_length=16,
                                verbose_name="阶段",
                            ),
                        ),
                        (
                            "is_registered",
                            models.BooleanField(default=False, verbose_name="已登记或备案"),
                        ),
                        (
                            "leader",
                            models.CharField(blank=True, max_length=40, verbose_name="负责人"),
                        ),
                        (
                            "leader_phone",
                            core.crypto.fields.EncryptedTextField(
                                blank=True, default="", verbose_name="联系电话"
                            ),
                        ),
                        (
                            "members",
                            models.PositiveIntegerField(default=0, verbose_name="成员人数"),
                        ),
                        ("purpose", models.TextField(blank=True, verbose_name="宗旨与活动")),
                        ("backbones", models.TextField(blank=True, verbose_name="居民骨干")),
                    ],
                    options={
                        "verbose_name": "培育的社会组织",
                        "verbose_name_plural": "培育的社会组织",
                    },
                ),
                migrations.CreateModel(
                    name="Intake",
                    fields=[
                        (
                            "created_at",
                            models.DateTimeField(auto_now_add=True, verbose_name="创建时间"),
                        ),
                        (
                            "updated_at",
                            models.DateTimeField(auto_now=True, verbose_name="更新时间"),
                        ),
                        (
                            "id",
                            models.UUIDField(
                                default=core.ids.uuid7,
                                editable=False,
                                primary_key=True,
                                serialize=False,
                            ),
                        ),
                        (
                            "source",
                            models.CharField(
                                choices=[
                                    ("self", "主动求助"),
                                    ("outreach", "外展发现"),
                                    ("community", "社区转介"),
                                    ("department", "部门转介"),
                                    ("hotline", "热线"),
                                    ("other", "其他"),
                                ],
                                max_length=16,
                                verbose_name="来源",
                            ),
                        ),
                        (
                            "referrer",
                            models.CharField(
                                blank=True, max_length=80, verbose_name="转介人及单位"
                            ),
                        ),
                        (
                            "presenting_problem",
                            models.TextField(blank=True, verbose_name="求助问题"),
                        ),
                        (
                            "urgency",
                            models.CharField(
                                choices=[
                                    ("ordinary", "一般"),
                                    ("soon", "较急"),
                                    ("urgent", "紧急"),
                                ],
                                default="ordinary",
                                max_length=16,
                                verbose_name="紧急程度",
                            ),
                        ),
                        (
                            "initial_risk",
                            models.CharField(
                                choices=[
                                    ("low", "低"),
                                    ("medium", "中"),
                                    ("high", "高"),
                                    ("urgent", "紧急"),
                                ],
                                default="low",
                                max_length=16,
                                verbose_name="初步风险判断",
                            ),
                        ),
                        (
                            "decision",
                            models.CharField(
                                choices=[
                                    ("pending", "待决定"),
                                    ("accept", "接案"),
                                    ("refuse", "不接案"),
                                    ("refer", "转介"),
                                ],
                                default="pending",
                                max_length=16,
                                verbose_name="接案决定",
                            ),
                        ),
                        ("decision_reason", models.TextField(blank=True, verbose_name="理由")),
                        (
                            "decided_at",
                            models.DateTimeField(blank=True, null=True, verbose_name="决定时间"),
                        ),
                    ],
                    options={
                        "verbose_name": "接案登记",
                        "verbose_name_plural": "接案登记",
                    },
                ),
                migrations.CreateModel(
                    name="MandatoryReport",
                    fields=[
                        (
                            "created_at",
                            models.DateTimeField(auto_now_add=True, verbose_name="创建时间"),
                        ),
                        (
                            "updated_at",
                            models.DateTimeField(auto_now=True, verbose_name="更新时间"),
                        ),
                        (
                            "id",
                            models.UUIDField(
                                default=core.ids.uuid7,
                                editable=False,
                                primary_key=True,
                                serialize=False,
                            ),
                        ),
                        (
                            "number",
                            models.CharField(blank=True, max_length=40, verbose_name="编号"),
                        ),
                        (
                            "person_described",
                            models.CharField(
                                blank=True, max_length=100, verbose_name="当事人（未建档时）"
                            ),
                        ),
                        ("situation", models.SlugField(max_length=40, verbose_name="报告情形")),
                        ("facts", models.TextField(blank=True, verbose_name="发现的情况")),
                        ("discovered_at", models.DateTimeField(verbose_name="发现时间")),
                        (
                            "recipient",
                            models.CharField(
                                choices=[
                                    ("police", "公安机关"),
                                    ("civil_affairs", "民政部门"),
                                    ("education", "教育部门"),
                                    ("women", "妇联"),
                                    ("community", "居（村）民委员会"),
                                    ("other", "其他"),
                                ],
                                max_length=16,
                                verbose_name="接收单位",
                            ),
                        ),
                        (
                            "recipient_name",
                            models.CharField(
                                blank=True, max_length=80, verbose_name="接收单位名称"
                            ),
                        ),
                        (
                            "channel",
                            models.CharField(blank=True, max_length=40, verbose_name="报告方式"),
                        ),
                        (
                            "reported_at",
                            models.DateTimeField(blank=True, null=True, verbose_name="报告时间"),
                        ),
                        (
                            "receipt_number",
                            models.CharField(blank=True, max_length=60, verbose_name="回执编号"),
                        ),
                        (
                            "received_at",
                            models.DateTimeField(
                                blank=True, null=True, verbose_name="收到回执时间"
                            ),
                        ),
                        ("evidence_kept", models.TextField(blank=True, verbose_name="保存的证据")),
                        ("result", models.TextField(blank=True, verbose_name="处理结果")),
                        (
                            "closed_at",
                            models.DateTimeField(blank=True, null=True, verbose_name="办结时间"),
                        ),
                    ],
                    options={
                        "verbose_name": "强制报告",
                        "verbose_name_plural": "强制报告",
                    },
                ),
                migrations.CreateModel(
                    name="MeetingResolution",
                    fields=[
                        (
                            "created_at",
                            models.DateTimeField(auto_now_add=True, verbose_name="创建时间"),
                        ),
                        (
                            "updated_at",
                            models.DateTimeField(auto_now=True, verbose_name="更新时间"),
                        ),
                        (
                            "id",
                            models.UUIDField(
                                default=core.ids.uuid7,
                                editable=False,
                                primary_key=True,
                                serialize=False,
                            ),
                        ),
                        (
                            "position",
                            models.PositiveSmallIntegerField(default=0, verbose_name="次序"),
                        ),
                        ("content", models.TextField(blank=True, verbose_name="决议")),
                        (
                            "responsible",
                            models.CharField(blank=True, max_length=60, verbose_name="责任人"),
                        ),
                        ("due_on", models.DateField(blank=True, null=True, verbose_name="期限")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("open", "办理中"),
                                    ("done", "已办结"),
                                    ("stopped", "不再办理"),
                                ],
                                default="open",
                                max_length=16,
                                verbose_name="进展",
                            ),
                        ),
                        ("result", models.TextField(blank=True, verbose_name="结果")),
                        (
                            "settled_on",
                            models.DateField(blank=True, null=True, verbose_name="办结日期"),
                        ),
                    ],
                    options={
                        "verbose_name": "决议",
                        "verbose_name_plural": "决议",
                        "ordering": ["meeting_id", "position", "id"],
                    },
                ),
                migrations.CreateModel(
                    name="MemberScore",
                    fields=[
                        (
                            "created_at",
                            models.DateTimeField(auto_now_add=True, verbose_name="创建时间"),
                        ),
                        (
                            "updated_at",
                            models.DateTimeField(auto_now=True, verbose_name="更新时间"),
                        ),
                        (
                            "id",
                            models.UUIDField(
                                default=core.ids.uuid7,
                                editable=False,
                                primary_key=True,
                                serialize=False,
                            ),
                        ),
                        (
                            "before",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                max_digits=7,
                                null=True,
                                verbose_name="前测",
                            ),
                        ),
                        (
                            "after",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                max_digits=7,
                                null=True,
                                verbose_name="后测",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "组员前后测",
                        "verbose_name_plural": "组员前后测",
                        "ordering": ["measure_id", "member_id"],
                    },
                ),
                migrations.CreateModel(
                    name="Need",
                    fields=[
                        (
                            "created_at",
                            models.DateTimeField(auto_now_add=True, verbose_name="创建时间"),
                        ),
                        (
                            "updated_at",
                            models.DateTimeField(auto_now=True, verbose_name="更新时间"),
                        ),
                        (
                            "id",
                            models.UUIDField(
                                default=core.ids.uuid7,
                                editable=False,
                                primary_key=True,
                                serialize=False,
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("livelihood", "基本生活"),
                                    ("health", "医疗康复"),
                                    ("care", "照料护理"),
                                    ("mind", "心理支持"),
                                    ("safety", "安全与权益"),
                                    ("education", "教育与成长"),
                                    ("work", "就业增收"),
                                    ("housing", "居住与环境"),
                                    ("culture", "文化休闲"),
                                    ("social", "交往与参与"),
                                    ("policy", "政策与办事"),
                                    ("other", "其他"),
                                ],
                                max_length=16,
                                verbose_name="类别",
                            ),
                        ),
                        ("description", models.CharField(max_length=200, verbose_name="需求")),
                        (
                            "priority",
                            models.CharField(
                                choices=[("1", "优先"), ("2", "一般"), ("3", "可缓")],
                                default="2",
                                max_length=16,
                                verbose_name="优先次序",
                            ),
                        ),
                        (
                            "source",
                            models.CharField(
                                choices=[
                                    ("visit", "走访探访"),
                                    ("survey", "问卷调查"),
                                    ("observation", "观察"),
                                    ("focus_group", "焦点小组"),
                                    ("meeting", "居民会议"),
                                    ("case", "个案服务"),
                                    ("reported", "居民反映"),
                                ],
                                default="visit",
                                max_length=16,
                                verbose_name="来源",
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("open", "待回应"),
                                    ("serving", "回应中"),
                                    ("met", "已满足"),
                                    ("partly", "部分满足"),
                                    ("unmet", "无法满足"),
                                    ("withdrawn", "已撤销"),
                                ],
                                default="open",
                                max_length=16,
                                verbose_name="状态",
                            ),
                        ),
                        ("raised_on", models.DateField(verbose_name="提出日期")),
                        (
                            "settled_on",
                            models.DateField(blank=True, null=True, verbose_name="办结日期"),
                        ),
                        (
                            "satisfaction",
                            models.PositiveSmallIntegerField(
                                blank=True, null=True, verbose_name="满意度（1–5）"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "需求",
                        "verbose_name_plural": "需求",
                        "ordering": ["client_id", "priority", "-raised_on", "id"],
                    },
                ),
                migrations.CreateModel(
                    name="OrganisationGrowth",
                    fields=[
                        (
                            "created_at",
                            models.DateTimeField(auto_now_add=True, verbose_name="创建时间"),
                        ),
                        (
                            "updated_at",
                            models.DateTimeField(auto_now=True, verbose_name="更新时间"),
                        ),
                        (
                            "id",
                            models.UUIDField(
                                default=core.ids.uuid7,
                                editable=False,
                                primary_key=True,
                                serialize=False,
                            ),
                        ),
                        ("on", models.DateField(verbose_name="日期")),
                        (
                            "stage",
                            models.CharField(
                                choices=[
                                    ("forming", "组建"),
                                    ("growing", "成长"),
                                    ("stable", "成熟"),
                                    ("independent", "独立运作"),
                                    ("ended", "已解散"),
                                ],
                                max_length=16,
                                verbose_name="阶段",
                            ),
                        ),
                        ("members", models.PositiveIntegerField(verbose_name="成员人数")),
                        (
                            "activities",
                            models.PositiveIntegerField(default=0, verbose_name="本期活动次数"),
                        ),
                        ("support", models.TextField(blank=True, verbose_name="社工站的支持")),
                        ("note", models.TextField(blank=True, verbose_name="成长与问题")),
                    ],
                    options={
                        "verbose_name": "成长记录",
                        "verbose_name_plural": "成长记录",
                        "ordering": ["organisation_id", "-on", "-id"],
                    },
                ),
                migrations.CreateModel(
                    name="PlanGoal",
                    fields=[
                        (
                            "created_at",
                            models.DateTimeField(auto_now_add=True, verbose_name="创建时间"),
                        ),
                        (
                            "updated_at",
                            models.DateTimeField(auto_now=True, verbose_name="更新时间"),
                        ),
                        (
                            "id",
                            models.UUIDField(
                                default=core.ids.uuid7,
                                editable=False,
                                primary_key=True,
                                serialize=False,
                            ),
                        ),
                        (
                            "position",
                            models.PositiveSmallIntegerField(default=0, verbose_name="次序"),
                        ),
                        ("description", models.CharField(max_length=200, verbose_name="目标")),
                        (
                            "measure",
                            models.CharField(
                                choices=[
                                    ("tasks", "任务完成情况（0–4 分）"),
                                    ("baseline", "基线测量"),
                                    ("checklist", "目标核对"),
                                    ("satisfaction", "满意度（1–5 分）"),
                                ],
                                max_length=16,
                                verbose_name="测量方法",
                            ),
                        ),
                        (
                            "indicator",
                            models.CharField(blank=True, max_length=100, verbose_name="测量什么"),
                        ),
                        ("unit", models.CharField(blank=True, max_length=20, verbose_name="单位")),
                        (
                            "baseline",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                max_digits=8,
                                null=True,
                                verbose_name="基线",
                            ),
                        ),
                        (
                            "target",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                max_digits=8,
                                null=True,
                                verbose_name="目标值",
                            ),
                        ),
                        ("due_on", models.DateField(blank=True, null=True, verbose_name="期限")),
                    ],
                    options={
                        "verbose_name": "分目标",
                        "verbose_name_plural": "分目标",
                        "ordering": ["plan_id", "position", "id"],
                    },
                ),
                migrations.CreateModel(
                    name="PlanStep",
                    fields=[
                        (
                            "created_at",
                            models.DateTimeField(auto_now_add=True, verbose_name="创建时间"),
                        ),
                        (
                            "updated_at",
                            models.DateTimeField(auto_now=True, verbose_name="更新时间"),
                        ),
                        (
                            "id",
                            models.UUIDField(
                                default=core.ids.uuid7,
                                editable=False,
                                primary_key=True,
                                serialize=False,
                            ),
                        ),
                        (
                            "position",
                            models.PositiveSmallIntegerField(default=0, verbose_name="次序"),
                        ),
                        ("description", models.CharField(max_length=200, verbose_name="内容")),
                        (
                            "responsible",
                            models.CharField(blank=True, max_length=40, verbose_name="责任人"),
                        ),
                        (
                            "resource",
                            models.CharField(blank=True, max_length=100, verbose_name="所需资源"),
                        ),
                        ("due_on", models.DateField(blank=True, null=True, verbose_name="时限")),
                        (
                            "score",
                            models.PositiveSmallIntegerField(
                                blank=True, null=True, verbose_name="完成情况（0–4）"
                            ),
                        ),
                        (
                            "scored_on",
                            models.DateField(blank=True, null=True, verbose_name="评分日期"),
                        ),
                    ],
                    options={
                        "verbose_name": "行动步骤",
                        "verbose_name_plural": "行动步骤",
                        "ordering": ["goal_id", "position", "id"],
                    },
                ),
                migrations.CreateModel(
                    name="PointEntry",
                    fields=[
                        (
                            "created_at",
                            models.DateTimeField(auto_now_add=True, verbose_name="创建时间"),
                        ),
                        (
                            "updated_at",
                            models.DateTimeField(auto_now=True, verbose_name="更新时间"),
                        ),
                        (
                            "id",
                            models.UUIDField(
                                default=core.ids.uuid7,
                                editable=False,
                                primary_key=True,
                                serialize=False,
                            ),
                        ),
                        (
                            "account",
                            models.CharField(
                                choices=[
                                    ("volunteer", "志愿者"),
                                    ("issued", "发放"),
                                    ("redeemed", "已兑换"),
                                    ("expired", "已过期"),
                                ],
                                max_length=16,
                                verbose_name="账户",
                            ),
                        ),
                        ("amount", models.IntegerField(verbose_name="积分")),
                    ],
                    options={
                        "verbose_name": "积分流水",
                        "verbose_name_plural": "积分流水",
                        "ordering": ["transaction_id", "id"],
                    },
                ),
                migrations.CreateModel(
                    name="PointTransaction",
                    fields=[
                        (
                            "created_at",
                            models.DateTimeField(auto_now_add=True, verbose_name="创建时间"),
                        ),
                        (
                            "updated_at",
                            models.DateTimeField(auto_now=True, verbose_name="更新时间"),
                        ),
                        (
                            "id",
                            models.UUIDField(
                                default=core.ids.uuid7,
                                editable=False,
                                primary_key=True,
                                serialize=False,
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("earn", "获得"),
                                    ("redeem", "兑换"),
                                    ("expire", "过期"),
                                    ("correct", "更正"),
                                ],
                                max_length=16,
                                verbose_name="种类",
                            ),
                        ),
                        ("on", models.DateField(verbose_name="日期")),
                        ("reason", models.CharField(max_length=200, verbose_name="说明")),
                        (
                            "expires_on",
                            models.DateField(blank=True, null=True, verbose_name="有效期止"),
                        ),
                    ],
                    options={
                        "verbose_name": "积分变动",
                        "verbose_name_plural": "积分变动",
                        "ordering": ["volunteer_id", "-on", "-id"],
                    },
                ),
                migrations.CreateModel(
                    name="Problem",
                    fields=[
                        (
                            "created_at",
                            models.DateTimeField(auto_now_add=True, verbose_name="创建时间"),
                        ),
                        (
                            "updated_at",
                            models.DateTimeField(auto_now=True, verbose_name="更新时间"),
                        ),
                        (
                            "id",
                            models.UUIDField(
                                default=core.ids.uuid7,
                                editable=False,
                                primary_key=True,
                                serialize=False,
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("economy", "经济困难"),
                                    ("health", "身体健康"),
                                    ("mind", "心理情绪"),
                                    ("care", "生活照料"),
                                    ("family", "家庭关系"),
                                    ("parenting", "子女教养与监护"),
                                    ("school", "就学"),
                                    ("work", "就业"),
                                    ("housing", "居住环境"),
                                    ("social", "社会交往与支持"),
                                    ("rights", "权益维护"),
                                    ("violence", "家庭暴力"),
                                    ("addiction", "成瘾行为"),
                                    ("other", "其他"),
                                ],
                                max_length=16,
                                verbose_name="类别",
                            ),
                        ),
                        ("description", models.TextField(blank=True, verbose_name="问题")),
                        (
                            "level",
                            models.CharField(
                                choices=[
                                    ("person", "个人与家庭"),
                                    ("group", "群体"),
                                    ("community", "社区"),
                                ],
                                default="person",
                                max_length=16,
                                verbose_name="介入层面",
                            ),
                        ),
                        (
                            "priority",
                            models.CharField(
                                choices=[("1", "优先"), ("2", "一般"), ("3", "可缓")],
                                default="2",
                                max_length=16,
                                verbose_name="优先次序",
                            ),
                        ),
                        (
                            "resolved_on",
                            models.DateField(blank=True, null=True, verbose_name="解决日期"),
                        ),
                    ],
                    options={
                        "verbose_name": "问题",
                        "verbose_name_plural": "问题",
                        "ordering": ["case_id", "priority", "id"],
                    },
                ),
                migrations.CreateModel(
                    name="QuestionSet",
                    fields=[
                        (
                            "created_at",
                            models.DateTimeField(auto_now_add=True, verbose_name="创建时间"),
                        ),
                        (
                            "updated_at",
                            models.DateTimeField(auto_now=True, verbose_name="更新时间"),
                        ),
                        (
                            "id",
                            models.UUIDField(
                                default=core.ids.uuid7,
                                editable=False,
                                primary_key=True,
                                serialize=False,
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("assessment", "个案预估"),
                                    ("note", "个案过程记录"),
                                    ("visit", "探访核查"),
                                    ("session", "小组节次记录"),
                                    ("activity", "社区活动记录"),
                                    ("survey", "需求调查"),
                                ],
                                max_length=16,
                                verbose_name="用途",
                            ),
                        ),
                        (
                            "target_group",
                            models.CharField(
                                choices=[
                                    ("all", "不分人群"),
                                    ("elderly", "老年人"),
                                    ("minor", "未成年人"),
                                    ("destitute", "特困人员"),
                                    ("disabled", "残疾人"),
                                ],
                                default="all",
                                max_length=16,
                                verbose_name="适用人群",
                            ),
                        ),
                        ("code", models.SlugField(max_length=40, verbose_name="代号")),
                        ("title", models.CharField(max_length=60, verbose_name="名称")),
                        (
                            "basis",
                            models.CharField(blank=True, max_length=120, verbose_name="依据"),
                        ),
                        ("is_active", models.BooleanField(default=True, verbose_name="可用")),
                    ],
                    options={
                        "verbose_name": "表单",
                        "verbose_name_plural": "表单",
                        "ordering": ["kind", "target_group", "code"],
                    },
                ),
                migrations.CreateModel(
                    name="QuestionSetVersion",
                    fields=[
                        (
                            "created_at",
                            models.DateTimeField(auto_now_add=True, verbose_name="创建时间"),
                        ),
                        (
                            "updated_at",
                            models.DateTimeField(auto_now=True, verbose_name="更新时间"),
                        ),
                        (
                            "id",
                            models.UUIDField(
                                default=core.ids.uuid7,
                                editable=False,
                                primary_key=True,
                                serialize=False,
                            ),
                        ),
                        ("number", models.PositiveIntegerField(verbose_name="版本")),
                        ("questions", models.JSONField(default=list, verbose_name="题目")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("draft", "草稿"),
                                    ("published", "使用中"),
                                    ("retired", "已停用"),
                                ],
                                default="draft",
                                max_length=16,
                                verbose_name="状态",
                            ),
                        ),
                        ("note", models.TextField(blank=True, verbose_name="版本说明")),
                        (
                            "published_at",
                            models.DateTimeField(blank=True, null=True, verbose_name="启用时间"),
                        ),
                    ],
                    options={
                        "verbose_name": "表单版本",
                        "verbose_name_plural": "表单版本",
                        "ordering": ["question_set_id", "-number"],
                    },
                ),
                migrations.CreateModel(
                    name="QuestionUse",
                    fields=[
                        (
                            "created_at",
                            models.DateTimeField(auto_now_add=True, verbose_name="创建时间"),
                        ),
                        (
                            "updated_at",
                            models.DateTimeField(auto_now=True, verbose_name="更新时间"),
                        ),
                        (
                            "id",
                            models.UUIDField(
                                default=core.ids.uuid7,
                                editable=False,
                                primary_key=True,
                                serialize=False,
                            ),
                        ),
                        ("question", models.SlugField(max_length=40, verbose_name="题目代号")),
                        ("month", models.DateField(verbose_name="月份（当月第一天）")),
                        ("asked", models.PositiveIntegerField(default=0, verbose_name="出现次数")),
                        (
                            "answered",
                            models.PositiveIntegerField(default=0, verbose_name="填写次数"),
                        ),
                        ("read", models.PositiveIntegerField(default=0, verbose_name="被查看次数")),
                    ],
                    options={
                        "verbose_name": "题目使用情况",
                        "verbose_name_plural": "题目使用情况",
                    },
                ),
                migrations.CreateModel(
                    name="Referral",
                    fields=[
                        (
                            "created_at",
                            models.DateTimeField(auto_now_add=True, verbose_name="创建时间"),
                        ),
                        (
                            "updated_at",
                            models.DateTimeField(auto_now=True, verbose_name="更新时间"),
                        ),
                        (
                            "id",
                            models.UUIDField(
                                default=core.ids.uuid7,
                                editable=False,
                                primary_key=True,
                                serialize=False,
                            ),
                        ),
                        (
                            "number",
                            models.CharField(blank=True, max_length=40, verbose_name="转介编号"),
                        ),
                        (
                            "direction",
                            models.CharField(
                                choices=[("out", "转出"), ("in", "转入")],
                                max_length=16,
                                verbose_name="方向",
                            ),
                        ),
                        ("body", models.CharField(max_length=80, verbose_name="对方单位")),
                        (
                            "contact_name",
                            models.CharField(blank=True, max_length=40, verbose_name="联系人"),
                        ),
                        (
                            "contact_phone",
                            core.crypto.fields.EncryptedTextField(
                                blank=True, default="", verbose_name="联系电话"
                            ),
                        ),
                        ("reason", models.TextField(blank=True, verbose_name="转介原因")),
                        ("request", models.TextField(blank=True, verbose_name="请对方提供的服务")),
                        (
                            "materials",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(max_length=60),
                                blank=True,
                                default=list,
                                size=None,
                                verbose_name="移交资料",
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("draft", "准备中"),
                                    ("sent", "已发出"),
                                    ("received", "已收回执"),
                                    ("serving", "服务中"),
                                    ("done", "已有结果"),
                                    ("declined", "未接收"),
                                    ("cancelled", "已撤回"),
                                ],
                                default="draft",
                                max_length=16,
                                verbose_name="进展",
                            ),
                        ),
                        (
                            "sent_on",
                            models.DateField(blank=True, null=True, verbose_name="发出或收到日期"),
                        ),
                        (
                            "receipt_on",
                            models.DateField(blank=True, null=True, verbose_name="回执日期"),
                        ),
                        (
                            "next_check_on",
                            models.DateField(blank=True, null=True, verbose_name="下次跟踪日期"),
                        ),
                        ("result", models.TextField(blank=True, verbose_name="结果")),
                        (
                            "result_on",
                            models.DateField(blank=True, null=True, verbose_name="结果日期"),
                        ),
                    ],
                    options={
                        "verbose_name": "转介",
                        "verbose_name_plural": "转介",
                    },
                ),
                migrations.CreateModel(
                    name="ReferralTrack",
                    fields=[
                        (
                            "created_at",
                            models.DateTimeField(auto_now_add=True, verbose_name="创建时间"),
                        ),
                        (
                            "updated_at",
                            models.DateTimeField(auto_now=True, verbose_name="更新时间"),
                        ),
                        (
                            "id",
                            models.UUIDField(
                                default=core.ids.uuid7,
                                editable=False,
                                primary_key=True,
                                serialize=False,
                            ),
                        ),
                        ("on", models.DateField(verbose_name="日期")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("draft", "准备中"),
                                    ("sent", "已发出"),
                                    ("received", "已收回执"),
                                    ("serving", "服务中"),
                                    ("done", "已有结果"),
                                    ("declined", "未接收"),
                                    ("cancelled", "已撤回"),
                                ],
                                max_length=16,
                                verbose_name="进展",
                            ),
                        ),
                        ("note", models.TextField(blank=True, verbose_name="情况")),
                    ],
                    options={
                        "verbose_name": "转介跟踪",
                        "verbose_name_plural": "转介跟踪",
                        "ordering": ["referral_id", "-on", "-id"],
                    },
                ),
                migrations.CreateModel(
                    name="ReliefApplication",
                    fields=[
                        (
                            "created_at",
                            models.DateTimeField(auto_now_add=True, verbose_name="创建时间"),
                        ),
                        (
                            "updated_at",
                            models.DateTimeField(auto_now=True, verbose_name="更新时间"),
                        ),
                        (
                            "id",
                            models.UUIDField(
                                default=core.ids.uuid7,
                                editable=False,
                                primary_key=True,
                                serialize=False,
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("subsistence", "最低生活保障"),
                                    ("destitute", "特困人员救助供养"),
                                    ("marginal", "低保边缘家庭认定"),
                                    ("rigid_expense", "刚性支出困难家庭认定"),
                                    ("temporary", "临时救助"),
                                    ("medical", "医疗救助"),
                                    ("disaster", "受灾人员救助"),
                                    ("housing", "住房救助"),
                                    ("education", "教育救助"),
                                    ("work", "就业救助"),
                                    ("disability", "残疾人两项补贴"),
                                    ("child", "儿童基本生活保障"),
                                    ("other", "其他"),
                                ],
                                max_length=16,
                                verbose_name="救助事项",
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("preparing", "准备材料"),
                                    ("submitted", "已递交"),
                                    ("accepted", "已受理"),
                                    ("checking", "调查核实中"),
                                    ("approved", "已批准"),
                                    ("refused", "未批准"),
                                    ("withdrawn", "已撤回"),
                                ],
                                default="preparing",
                                max_length=16,
                                verbose_name="进展",
                            ),
                        ),
                        (
                            "office",
                            models.CharField(blank=True, max_length=60, verbose_name="受理单位"),
                        ),
                        (
                            "clerk",
                            models.CharField(blank=True, max_length=40, verbose_name="经办人"),
                        ),
                        ("started_on", models.DateField(verbose_name="开始日期")),
                        (
                            "submitted_on",
                            models.DateField(blank=True, null=True, verbose_name="递交日期"),
                        ),
                        (
                            "decided_on",
                            models.DateField(blank=True, null=True, verbose_name="结果日期"),
                        ),
                        ("result", models.TextField(blank=True, verbose_name="结果说明")),
                        (
                            "amount",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                max_digits=10,
                                null=True,
                                verbose_name="核定金额（元/月或元/次）",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "协助救助申请",
                        "verbose_name_plural": "协助救助申请",
                    },
                ),
                migrations.CreateModel(
                    name="ReliefDocument",
                    fields=[
                        (
                            "created_at",
                            models.DateTimeField(auto_now_add=True, verbose_name="创建时间"),
                        ),
                        (
                            "updated_at",
                            models.DateTimeField(auto_now=True, verbose_name="更新时间"),
                        ),
                        (
                            "id",
                            models.UUIDField(
                                default=core.ids.uuid7,
                                editable=False,
                                primary_key=True,
                                serialize=False,
                            ),
                        ),
                        (
                            "position",
                            models.PositiveSmallIntegerField(default=0, verbose_name="次序"),
                        ),
                        ("name", models.CharField(max_length=80, verbose_name="材料")),
                        ("is_required", models.BooleanField(default=True, verbose_name="必备")),
                        (
                            "ready_on",
                            models.DateField(blank=True, null=True, verbose_name="备齐日期"),
                        ),
                        ("note", models.CharField(blank=True, max_length=100, verbose_name="说明")),
                    ],
                    options={
                        "verbose_name": "申请材料",
                        "verbose_name_plural": "申请材料",
                        "ordering": ["application_id", "position", "id"],
                    },
                ),
                migrations.CreateModel(
                    name="ReliefProgress",
                    fields=[
                        (
                            "created_at",
                            models.DateTimeField(auto_now_add=True, verbose_name="创建时间"),
                        ),
                        (
                            "updated_at",
                            models.DateTimeField(auto_now=True, verbose_name="更新时间"),
                        ),
                        (
                            "id",
                            models.UUIDField(
                                default=core.ids.uuid7,
                                editable=False,
                                primary_key=True,
                                serialize=False,
                            ),
                        ),
                        ("on", models.DateField(verbose_name="日期")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("preparing", "准备材料"),
                                    ("submitted", "已递交"),
                                    ("accepted", "已受理"),
                                    ("checking", "调查核实中"),
                                    ("approved", "已批准"),
                                    ("refused", "未批准"),
                                    ("withdrawn", "已撤回"),
                                ],
                                max_length=16,
                                verbose_name="进展",
                            ),
                        ),
                        ("note", models.TextField(blank=True, verbose_name="说明")),
                    ],
                    options={
                        "verbose_name": "申请进展",
                        "verbose_name_plural": "申请进展",
                        "ordering": ["application_id", "-on", "-id"],
                    },
                ),
                migrations.CreateModel(
                    name="ReporterIdentity",
                    fields=[
                        (
                            "created_at",
                            models.DateTimeField(auto_now_add=True, verbose_name="创建时间"),
                        ),
                        (
                            "updated_at",
                            models.DateTimeField(auto_now=True, verbose_name="更新时间"),
                        ),
                        (
                            "id",
                            models.UUIDField(
                                default=core.ids.uuid7,
                                editable=False,
                                primary_key=True,
                                serialize=False,
                            ),
                        ),
                        ("statement", models.TextField(blank=True, verbose_name="本人说明")),
                    ],
                    options={
                        "verbose_name": "报告人",
                        "verbose_name_plural": "报告人",
                    },
                ),
                migrations.CreateModel(
                    name="Reward",
                    fields=[
                        (
                            "created_at",
                            models.DateTimeField(auto_now_add=True, verbose_name="创建时间"),
                        ),
                        (
                            "updated_at",
                            models.DateTimeField(auto_now=True, verbose_name="更新时间"),
                        ),
                        (
                            "id",
                            models.UUIDField(
                                default=core.ids.uuid7,
                                editable=False,
                                primary_key=True,
                                serialize=False,
                            ),
                        ),
                        ("name", models.CharField(max_length=60, verbose_name="名称")),
                        ("points", models.PositiveIntegerField(verbose_name="所需积分")),
                        (
                            "stock",
                            models.PositiveIntegerField(blank=True, null=True, verbose_name="库存"),
                        ),
                        (
                            "provider",
                            models.CharField(blank=True, max_length=60, verbose_name="提供方"),
                        ),
                        (
                            "valid_to",
                            models.DateField(blank=True, null=True, verbose_name="有效期止"),
                        ),
                        ("note", models.TextField(blank=True, verbose_name="说明")),
                    ],
                    options={
                        "verbose_name": "兑换项目",
                        "verbose_name_plural": "兑换项目",
                        "ordering": ["points", "name", "id"],
                    },
                ),
                migrations.CreateModel(
                    name="RiskAssessment",
                    fields=[
                        (
                            "created_at",
                            models.DateTimeField(auto_now_add=True, verbose_name="创建时间"),
                        ),
                        (
                            "updated_at",
                            models.DateTimeField(auto_now=True, verbose_name="更新时间"),
                        ),
                        (
                            "id",
                            models.UUIDField(
                                default=core.ids.uuid7,
                                editable=False,
                                primary_key=True,
                                serialize=False,
                            ),
                        ),
                        ("assessed_on", models.DateField(verbose_name="评估日期")),
                        (
                            "level",
                            models.CharField(
                                choices=[
                                    ("low", "低"),
                                    ("medium", "中"),
                                    ("high", "高"),
                                    ("urgent", "紧急"),
                                ],
                                max_length=16,
                                verbose_name="评定等级",
                            ),
                        ),
                        (
                            "in_force",
                            models.CharField(
                                choices=[
                                    ("low", "低"),
                                    ("medium", "中"),
                                    ("high", "高"),
                                    ("urgent", "紧急"),
                                ],
                                max_length=16,
                                verbose_name="执行等级",
                            ),
                        ),
                        ("ideation", models.TextField(blank=True, verbose_name="意念")),
                        ("plan", models.TextField(blank=True, verbose_name="计划")),
                        ("means", models.TextField(blank=True, verbose_name="手段")),
                        ("intent", models.TextField(blank=True, verbose_name="意图")),
                        ("protective", models.TextField(blank=True, verbose_name="保护因素")),
                        ("basis", models.TextField(blank=True, verbose_name="依据")),
                        ("step_down_basis", models.TextField(blank=True, verbose_name="降级依据")),
                        (
                            "confirmed_at",
                            models.DateTimeField(
                                blank=True, null=True, verbose_name="督导确认时间"
                            ),
                        ),
                        ("confirm_note", models.TextField(blank=True, verbose_name="督导意见")),
                    ],
                    options={
                        "verbose_name": "风险评估",
                        "verbose_name_plural": "风险评估",
                        "ordering": ["client_id", "-assessed_on", "-id"],
                    },
                ),
                migrations.CreateModel(
                    name="SafetyPlan",
                    fields=[
                        (
                            "created_at",
                            models.DateTimeField(auto_now_add=True, verbose_name="创建时间"),
                        ),
                        (
                            "updated_at",
                            models.DateTimeField(auto_now=True, verbose_name="更新时间"),
                        ),
                        (
                            "id",
                            models.UUIDField(
                                default=core.ids.uuid7,
                                editable=False,
                                primary_key=True,
                                serialize=False,
                            ),
                        ),
                        ("warning_signs", models.TextField(blank=True, verbose_name="预警信号")),
                        ("coping", models.TextField(blank=True, verbose_name="应对步骤")),
                        ("supporters", models.TextField(blank=True, verbose_name="支持者")),
                        (
                            "professional_help",
                            models.TextField(blank=True, verbose_name="专业求助与热线"),
                        ),
                        ("environment", models.TextField(blank=True, verbose_name="环境安全")),
                        (
                            "review_on",
                            models.DateField(blank=True, null=True, verbose_name="复核日期"),
                        ),
                        (
                            "agreed_with_client",
                            models.BooleanField(default=False, verbose_name="与服务对象商定"),
                        ),
                    ],
                    options={
                        "verbose_name": "安全计划",
                        "verbose_name_plural": "安全计划",
                        "ordering": ["client_id", "-created_at"],
                    },
                ),
                migrations.CreateModel(
                    name="SealedCase",
                    fields=[
                        (
                            "created_at",
                            models.DateTimeField(auto_now_add=True, verbose_name="创建时间"),
                        ),
                        (
                            "updated_at",
                            models.DateTimeField(auto_now=True, verbose_name="更新时间"),
                        ),
                        (
                            "id",
                            models.UUIDField(
                                default=core.ids.uuid7,
                                editable=False,
                                primary_key=True,
                                serialize=False,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "限制查阅的个案",
                        "verbose_name_plural": "限制查阅的个案",
                    },
                ),
                migrations.CreateModel(
                    name="SensitiveAccessRequest",
                    fields=[
                        (
                            "created_at",
                            models.DateTimeField(auto_now_add=True, verbose_name="创建时间"),
                        ),
                        (
                            "updated_at",
                            models.DateTimeField(auto_now=True, verbose_name="更新时间"),
                        ),
                        (
                            "id",
                            models.UUIDField(
                                default=core.ids.uuid7,
                                editable=False,
                                primary_key=True,
                                serialize=False,
                            ),
                        ),
                        ("reason", models.CharField(max_length=200, verbose_name="理由")),
                        ("until", models.DateField(verbose_name="查阅到")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("waiting", "待审批"),
                                    ("approved", "已同意"),
                                    ("refused", "未同意"),
                                    ("cancelled", "已撤回"),
                                ],
                                default="waiting",
                                max_length=16,
                                verbose_name="状态",
                            ),
                        ),
                        (
                            "decided_at",
                            models.DateTimeField(blank=True, null=True, verbose_name="审批时间"),
                        ),
                        (
                            "decision_note",
                            models.CharField(blank=True, max_length=200, verbose_name="审批意见"),
                        ),
                    ],
                    options={
                        "verbose_name": "查阅申请",
                        "verbose_name_plural": "查阅申请",
                        "ordering": ["-created_at"],
                    },
                ),
                migrations.CreateModel(
                    name="ServiceAgreement",
                    fields=[
                        (
                            "created_at",
                            models.DateTimeField(auto_now_add=True, verbose_name="创建时间"),
                        ),
                        (
                            "updated_at",
                            models.DateTimeField(auto_now=True, verbose_name="更新时间"),
                        ),
                        (
                            "id",
                            models.UUIDField(
                                default=core.ids.uuid7,
                                editable=False,
                                primary_key=True,
                                serialize=False,
                            ),
                        ),
                        (
                            "number",
                            models.CharField(blank=True, max_length=40, verbose_name="协议编号"),
                        ),
                        (
                            "party_name",
                            models.CharField(blank=True, max_length=80, verbose_name="单位名称"),
                        ),
                        ("purpose", models.TextField(blank=True, verbose_name="服务目的")),
                        ("content", models.TextField(blank=True, verbose_name="服务内容")),
                        ("duties", models.TextField(blank=True, verbose_name="双方权利和义务")),
                        (
                            "confidentiality",
                            models.TextField(blank=True, verbose_name="保密及例外"),
                        ),
                        ("starts_on", models.DateField(verbose_name="起")),
                        ("ends_on", models.DateField(verbose_name="止")),
                        (
                            "signed_on",
                            models.DateField(blank=True, null=True, verbose_name="签署日期"),
                        ),
                        (
                            "signer_name",
                            models.CharField(blank=True, max_length=40, verbose_name="签署人"),
                        ),
                        (
                            "signer_relation",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("self", "本人"),
                                    ("guardian", "监护人"),
                                    ("agent", "受托人"),
                                ],
                                max_length=16,
                                verbose_name="与服务对象的关系",
                            ),
                        ),
                        (
                            "method",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("paper", "纸质签名（上传扫描件）"),
                                    ("screen", "屏幕手写签名"),
                                ],
                                max_length=16,
                                verbose_name="签署方式",
                            ),
                        ),
                        (
                            "ended_on",
                            models.DateField(blank=True, null=True, verbose_name="提前终止日期"),
                        ),
                        (
                            "end_reason",
                            models.CharField(blank=True, max_length=200, verbose_name="终止原因"),
                        ),
                    ],
                    options={
                        "verbose_name": "服务协议",
                        "verbose_name_plural": "服务协议",
                        "ordering": ["-starts_on", "-id"],
                    },
                ),
                migrations.CreateModel(
                    name="ServiceGroup",
                    fields=[
                        (
                            "created_at",
                            models.DateTimeField(auto_now_add=True, verbose_name="创建时间"),
                        ),
                        (
                            "updated_at",
                            models.DateTimeField(auto_now=True, verbose_name="更新时间"),
                        ),
                        (
                            "id",
                            models.UUIDField(
                                default=core.ids.uuid7,
                                editable=False,
                                primary_key=True,
                                serialize=False,
                            ),
                        ),
                        ("number", models.CharField(max_length=40, verbose_name="小组编号")),
                        ("name", models.CharField(max_length=60, verbose_name="小组名称")),
                        (
                            "initials",
                            models.CharField(
                                blank=True, editable=False, max_length=60, verbose_name="拼音首字母"
                            ),
                        ),
                        (
                            "nature",
                            models.CharField(
                                choices=[
                                    ("education", "教育小组"),
                                    ("growth", "成长小组"),
                                    ("support", "支持小组"),
                                    ("therapy", "治疗小组"),
                                    ("interest", "兴趣小组"),
                                    ("task", "任务小组（社区参与）"),
                                ],
                                max_length=16,
                                verbose_name="小组性质",
                            ),
                        ),
                        (
                            "stage",
                            models.CharField(
                                choices=[
                                    ("preparation", "筹备期"),
                                    ("forming", "形成期"),
                                    ("transition", "转折期"),
                                    ("mature", "成熟期"),
                                    ("ending", "结束期"),
                                    ("closed", "已结束"),
                                    ("cancelled", "未开展"),
                                ],
                                default="preparation",
                                max_length=16,
                                verbose_name="阶段",
                            ),
                        ),
                        ("background", models.TextField(blank=True, verbose_name="背景与需求")),
                        ("theory", models.TextField(blank=True, verbose_name="理论依据")),
                        ("goal", models.TextField(blank=True, verbose_name="小组目标")),
                        ("target", models.TextField(blank=True, verbose_name="对象与人数")),
                        ("recruitment", models.TextField(blank=True, verbose_name="招募与筛选")),
                        ("contract", models.TextField(blank=True, verbose_name="小组契约")),
                        (
                            "difficulties",
                            models.TextField(blank=True, verbose_name="可能的困难与应对"),
                        ),
                        ("evaluation", models.TextField(blank=True, verbose_name="评估方法")),
                        ("capacity", models.PositiveSmallIntegerField(verbose_name="人数上限")),
                        (
                            "starts_on",
                            models.DateField(blank=True, null=True, verbose_name="开始日期"),
                        ),
                        (
                            "ends_on",
                            models.DateField(blank=True, null=True, verbose_name="结束日期"),
                        ),
                        ("place", models.CharField(blank=True, max_length=80, verbose_name="地点")),
                        (
                            "plan_state",
                            models.CharField(
                                choices=[
                                    ("draft", "拟稿"),
                                    ("submitted", "待审批"),
                                    ("approved", "已批准"),
                                    ("returned", "已退回"),
                                    ("superseded", "已被新版本取代"),
                                ],
                                default="draft",
                                max_length=16,
                                verbose_name="计划审批",
                            ),
                        ),
                        (
                            "plan_submitted_at",
                            models.DateTimeField(
                                blank=True, null=True, verbose_name="计划提交时间"
                            ),
                        ),
                        (
                            "plan_decided_at",
                            models.DateTimeField(
                                blank=True, null=True, verbose_name="计划审批时间"
                            ),
                        ),
                        ("plan_note", models.TextField(blank=True, verbose_name="审批意见")),
                        ("summary", models.TextField(blank=True, verbose_name="总结：目标达成")),
                        (
                            "summary_recruitment",
                            models.TextField(blank=True, verbose_name="总结：招募与出席"),
                        ),
                        (
                            "summary_problems",
                            models.TextField(blank=True, verbose_name="总结：困难与建议"),
                        ),
                        (
                            "closed_on",
                            models.DateField(blank=True, null=True, verbose_name="结束登记日期"),
                        ),
                    ],
                    options={
                        "verbose_name": "小组",
                        "verbose_name_plural": "小组",
                    },
                ),
                migrations.CreateModel(
                    name="ServiceListItem",
                    fields=[
                        (
                            "created_at",
                            models.DateTimeField(auto_now_add=True, verbose_name="创建时间"),
                        ),
                        (
                            "updated_at",
                            models.DateTimeField(auto_now=True, verbose_name="更新时间"),
                        ),
                        (
                            "id",
                            models.UUIDField(
                                default=core.ids.uuid7,
                                editable=False,
                                primary_key=True,
                                serialize=False,
                            ),
                        ),
                        ("service", models.CharField(max_length=200, verbose_name="服务内容")),
                        (
                            "reason",
                            models.CharField(blank=True, max_length=200, verbose_name="匹配理由"),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("suggested", "建议"),
                                    ("decided", "已确定"),
                                    ("delivered", "已提供"),
                                    ("declined", "不采用"),
                                ],
                                default="decided",
                                max_length=16,
                                verbose_name="状态",
                            ),
                        ),
                        (
                            "decided_at",
                            models.DateTimeField(blank=True, null=True, verbose_name="决定时间"),
                        ),
                        (
                            "delivered_on",
                            models.DateField(blank=True, null=True, verbose_name="提供日期"),
                        ),
                        ("note", models.CharField(blank=True, max_length=200, verbose_name="说明")),
                    ],
                    options={
                        "verbose_name": "服务清单",
                        "verbose_name_plural": "服务清单",
                        "ordering": ["client_id", "id"],
                    },
                ),
                migrations.CreateModel(
                    name="ServicePlan",
                    fields=[
                        (
                            "created_at",
                            models.DateTimeField(auto_now_add=True, verbose_name="创建时间"),
                        ),
                        (
                            "updated_at",
                            models.DateTimeField(auto_now=True, verbose_name="更新时间"),
                        ),
                        (
                            "id",
                            models.UUIDField(
                                default=core.ids.uuid7,
                                editable=False,
                                primary_key=True,
                                serialize=False,
                            ),
                        ),
                        ("number", models.PositiveIntegerField(verbose_name="版本")),
                        ("overall_goal", models.TextField(blank=True, verbose_name="总目标")),
                        ("strategy", models.TextField(blank=True, verbose_name="策略与介入模式")),
                        (
                            "frequency",
                            models.CharField(blank=True, max_length=60, verbose_name="会谈频率"),
                        ),
                        ("risk_plan", models.TextField(blank=True, verbose_name="风险预案")),
                        (
                            "starts_on",
                            models.DateField(blank=True, null=True, verbose_name="开始日期"),
                        ),
                        (
                            "expected_close_on",
                            models.DateField(blank=True, null=True, verbose_name="预计结案日期"),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("draft", "拟稿"),
                                    ("submitted", "待审批"),
                                    ("approved", "已批准"),
                                    ("returned", "已退回"),
                                    ("superseded", "已被新版本取代"),
                                ],
                                default="draft",
                                max_length=16,
                                verbose_name="状态",
                            ),
                        ),
                        (
                            "change_reason",
                            models.CharField(blank=True, max_length=200, verbose_name="修订原因"),
                        ),
                        (
                            "submitted_at",
                            models.DateTimeField(blank=True, null=True, verbose_name="提交时间"),
                        ),
                        (
                            "decided_at",
                            models.DateTimeField(blank=True, null=True, verbose_name="审批时间"),
                        ),
                        ("decision_note", models.TextField(blank=True, verbose_name="审批意见")),
                    ],
                    options={
                        "verbose_name": "服务计划",
                        "verbose_name_plural": "服务计划",
                        "ordering": ["case_id", "-number"],
                    },
                ),
                migrations.CreateModel(
                    name="SignOff",
                    fields=[
                        (
                            "created_at",
                            models.DateTimeField(auto_now_add=True, verbose_name="创建时间"),
                        ),
                        (
                            "updated_at",
                            models.DateTimeField(auto_now=True, verbose_name="更新时间"),
                        ),
                        (
                            "id",
                            models.UUIDField(
                                default=core.ids.uuid7,
                                editable=False,
                                primary_key=True,
                                serialize=False,
                            ),
                        ),
                        ("subject", models.SlugField(max_length=40, verbose_name="对象种类")),
                        ("subject_id", models.UUIDField(verbose_name="对象编号")),
                        ("action", models.CharField(max_length=40, verbose_name="签批事项")),
                        ("content", models.JSONField(verbose_name="签批的内容")),
                        ("digest", models.CharField(max_length=64, verbose_name="内容摘要值")),
                        ("note", models.TextField(blank=True, verbose_name="意见")),
                        ("signer_role", models.CharField(max_length=32, verbose_name="角色")),
                        ("signed_at", models.DateTimeField(verbose_name="签批时间")),
                    ],
                    options={
                        "verbose_name": "签批",
                        "verbose_name_plural": "签批",
                        "ordering": ["signed_at", "id"],
                    },
                ),
                migrations.CreateModel(
                    name="Survey",
                    fields=[
                        (
                            "created_at",
                            models.DateTimeField(auto_now_add=True, verbose_name="创建时间"),
                        ),
                        (
                            "updated_at",
                            models.DateTimeField(auto_now=True, verbose_name="更新时间"),
                        ),
                        (
                            "id",
                            models.UUIDField(
                                default=core.ids.uuid7,
                                editable=False,
                                primary_key=True,
                                serialize=False,
                            ),
                        ),
                        ("title", models.CharField(max_length=60, verbose_name="名称")),
                        (
                            "method",
                            models.CharField(
                                choices=[
                                    ("visit", "走访"),
                                    ("observation", "观察"),
                                    ("questionnaire", "问卷"),
                                    ("focus_group", "焦点小组"),
                                ],
                                max_length=16,
                                verbose_name="方法",
                            ),
                        ),
                        ("purpose", models.TextField(blank=True, verbose_name="目的")),
                        ("sample_plan", models.TextField(blank=True, verbose_name="抽样与样本")),
                        (
                            "sample_size",
                            models.PositiveIntegerField(
                                blank=True, null=True, verbose_name="计划样本数"
                            ),
                        ),
                        ("starts_on", models.DateField(verbose_name="开始日期")),
                        (
                            "ends_on",
                            models.DateField(blank=True, null=True, verbose_name="结束日期"),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("preparing", "准备中"),
                                    ("open", "进行中"),
                                    ("ended", "已结束"),
                                ],
                                default="preparing",
                                max_length=16,
                                verbose_name="状态",
                            ),
                        ),
                        (
                            "is_public",
                            models.BooleanField(default=False, verbose_name="居民可扫码填写"),
                        ),
                        (
                            "public_code",
                            models.CharField(max_length=16, unique=True, verbose_name="填写码"),
                        ),
                        (
                            "is_baseline",
                            models.BooleanField(default=False, verbose_name="作为基线"),
                        ),
                        ("findings", models.TextField(blank=True, verbose_name="结果与发现")),
                        (
                            "response_count",
                            models.PositiveIntegerField(
                                default=0, editable=False, verbose_name="已收回"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "需求调查",
                        "verbose_name_plural": "需求调查",
                    },
                ),
                migrations.CreateModel(
                    name="SurveyResponse",
                    fields=[
                        (
                            "created_at",
                            models.DateTimeField(auto_now_add=True, verbose_name="创建时间"),
                        ),
                        (
                            "updated_at",
                            models.DateTimeField(auto_now=True, verbose_name="更新时间"),
                        ),
                        (
                            "id",
                            models.UUIDField(
                                default=core.ids.uuid7,
                                editable=False,
                                primary_key=True,
                                serialize=False,
                            ),
                        ),
                        ("answers", models.JSONField(default=dict, verbose_name="填写内容")),
                        (
                            "channel",
                            models.CharField(
                                choices=[("public", "居民扫码"), ("staff", "社工代报")],
                                max_length=16,
                                verbose_name="途径",
                            ),
                        ),
                        (
                            "token",
                            models.CharField(max_length=32, unique=True, verbose_name="提交码"),
                        ),
                        ("answered_at", models.DateTimeField(verbose_name="填写时间")),
                    ],
                    options={
                        "verbose_name": "答卷",
                        "verbose_name_plural": "答卷",
                        "ordering": ["survey_id", "-answered_at", "-id"],
                    },
                ),
                migrations.CreateModel(
                    name="SwotAnalysis",
                    fields=[
                        (
                            "created_at",
                            models.DateTimeField(auto_now_add=True, verbose_name="创建时间"),
                        ),
                        (
                            "updated_at",
                            models.DateTimeField(auto_now=True, verbose_name="更新时间"),
                        ),
                        (
                            "id",
                            models.UUIDField(
                                default=core.ids.uuid7,
                                editable=False,
                                primary_key=True,
                                serialize=False,
                            ),
                        ),
                        ("made_on", models.DateField(verbose_name="日期")),
                        ("problem", models.TextField(blank=True, verbose_name="问题界定")),
                        (
                            "level",
                            models.CharField(blank=True, max_length=16, verbose_name="介入层面"),
                        ),
                        ("strengths", models.TextField(blank=True, verbose_name="优势")),
                        ("weaknesses", models.TextField(blank=True, verbose_name="劣势")),
                        ("opportunities", models.TextField(blank=True, verbose_name="机会")),
                        ("threats", models.TextField(blank=True, verbose_name="威胁")),
                        ("strategy", models.TextField(blank=True, verbose_name="选定的策略")),
                    ],
                    options={
                        "verbose_name": "SWOT 分析",
                        "verbose_name_plural": "SWOT 分析",
                        "ordering": ["-made_on", "-id"],
                    },
                ),
                migrations.CreateModel(
                    name="VerificationItem",
                    fields=[
                        (
                            "created_at",
                            models.DateTimeField(auto_now_add=True, verbose_name="创建时间"),
                        ),
                        (
                            "updated_at",
                            models.DateTimeField(auto_now=True, verbose_name="更新时间"),
                        ),
                        (
                            "id",
                            models.UUIDField(
                                default=core.ids.uuid7,
                                editable=False,
                                primary_key=True,
                                serialize=False,
                            ),
                        ),
                        (
                            "result",
                            models.CharField(
                                choices=[
                                    ("open", "待核查"),
                                    ("confirmed", "情况属实"),
                                    ("changed", "情况有变"),
                                    ("not_found", "未找到"),
                                ],
                                default="open",
                                max_length=16,
                                verbose_name="核查结果",
                            ),
                        ),
                        (
                            "checked_on",
                            models.DateField(blank=True, null=True, verbose_name="核查日期"),
                        ),
                        ("finding", models.TextField(blank=True, verbose_name="核查情况")),
                    ],
                    options={
                        "verbose_name": "核查对象",
                        "verbose_name_plural": "核查对象",
                        "ordering": ["verification_id", "id"],
                    },
                ),
                migrations.CreateModel(
                    name="VerificationList",
                    fields=[
                        (
                            "created_at",
                            models.DateTimeField(auto_now_add=True, verbose_name="创建时间"),
                        ),
                        (
                            "updated_at",
                            models.DateTimeField(auto_now=True, verbose_name="更新时间"),
                        ),
                        (
                            "id",
                            models.UUIDField(
                                default=core.ids.uuid7,
                                editable=False,
                                primary_key=True,
                                serialize=False,
                            ),
                        ),
                        ("title", models.CharField(max_length=60, verbose_name="名称")),
                        ("asked_by", models.CharField(max_length=60, verbose_name="交办单位")),
                        ("received_on", models.DateField(verbose_name="收到日期")),
                        ("due_on", models.DateField(verbose_name="期限")),
                        ("instructions", models.TextField(blank=True, verbose_name="要求")),
                        (
                            "closed_on",
                            models.DateField(blank=True, null=True, verbose_name="办结日期"),
                        ),
                    ],
                    options={
                        "verbose_name": "核查名单",
                        "verbose_name_plural": "核查名单",
                    },
                ),
                migrations.CreateModel(
                    name="VisitPlan",
                    fields=[
                        (
                            "created_at",
                            models.DateTimeField(auto_now_add=True, verbose_name="创建时间"),
                        ),
                        (
                            "updated_at",
                            models.DateTimeField(auto_now=True, verbose_name="更新时间"),
                        ),
                        (
                            "id",
                            models.UUIDField(
                                default=core.ids.uuid7,
                                editable=False,
                                primary_key=True,
                                serialize=False,
                            ),
                        ),
                        ("level", models.SlugField(max_length=20, verbose_name="探访级别")),
                        ("level_label", models.CharField(max_length=20, verbose_name="级别名称")),
                        ("every_days", models.PositiveSmallIntegerField(verbose_name="间隔天数")),
                        (
                            "clause",
                            models.CharField(blank=True, max_length=60, verbose_name="依据"),
                        ),
                        (
                            "reason",
                            models.CharField(blank=True, max_length=200, verbose_name="理由"),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("active", "执行中"),
                                    ("paused", "暂停"),
                                    ("ended", "已结束"),
                                ],
                                default="active",
                                max_length=16,
                                verbose_name="状态",
                            ),
                        ),
                        ("starts_on", models.DateField(verbose_name="开始日期")),
                        (
                            "last_visited_on",
                            models.DateField(blank=True, null=True, verbose_name="上次探访"),
                        ),
                        ("next_due_on", models.DateField(verbose_name="下次应探访")),
                        (
                            "ended_on",
                            models.DateField(blank=True, null=True, verbose_name="结束日期"),
                        ),
                        (
                            "end_reason",
                            models.CharField(blank=True, max_length=100, verbose_name="结束原因"),
                        ),
                    ],
                    options={
                        "verbose_name": "探访计划",
                        "verbose_name_plural": "探访计划",
                    },
                ),
                migrations.CreateModel(
                    name="Volunteer",
                    fields=[
                        (
                            "created_at",
                            models.DateTimeField(auto_now_add=True, verbose_name="创建时间"),
                        ),
                        (
                            "updated_at",
                            models.DateTimeField(auto_now=True, verbose_name="更新时间"),
                        ),
                        (
                            "id",
                            models.UUIDField(
                                default=core.ids.uuid7,
                                editable=False,
                                primary_key=True,
                                serialize=False,
                            ),
                        ),
                        ("number", models.CharField(max_length=40, verbose_name="编号")),
                        ("name", models.CharField(max_length=40, verbose_name="姓名")),
                        (
                            "initials",
                            models.CharField(
                                blank=True, editable=False, max_length=40, verbose_name="拼音首字母"
                            ),
                        ),
                        (
                            "sex",
                            models.CharField(
                                choices=[("0", "未知"), ("1", "男"), ("2", "女"), ("9", "未说明")],
                                default="0",
                                max_length=16,
                                verbose_name="性别",
                            ),
                        ),
                        (
                            "born_on",
                            models.DateField(blank=True, null=True, verbose_name="出生日期"),
                        ),
                        (
                            "identifier",
                            core.crypto.fields.EncryptedTextField(
                                blank=True, default="", verbose_name="证件号码"
                            ),
                        ),
                        (
                            "identifier_index",
                            core.crypto.BlindIndexField(
                                default="",
                                purpose="volunteer.identifier",
                                verbose_name="证件号码索引",
                            ),
                        ),
                        (
                            "phone",
                            core.crypto.fields.EncryptedTextField(
                                blank=True, default="", verbose_name="联系电话"
                            ),
                        ),
                        (
                            "phone_index",
                            core.crypto.BlindIndexField(
                                default="", purpose="volunteer.phone", verbose_name="电话索引"
                            ),
                        ),
                        (
                            "national_number",
                            models.CharField(
                                blank=True, max_length=40, verbose_name="全国志愿服务信息系统编号"
                            ),
                        ),
                        (
                            "skills",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(max_length=20),
                                blank=True,
                                default=list,
                                size=None,
                                verbose_name="特长",
                            ),
                        ),
                        (
                            "available",
                            models.CharField(blank=True, max_length=60, verbose_name="可服务时间"),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("active", "在册"),
                                    ("paused", "暂停"),
                                    ("left", "已退出"),
                                ],
                                default="active",
                                max_length=16,
                                verbose_name="状态",
                            ),
                        ),
                        ("registered_on", models.DateField(verbose_name="登记日期")),
                        (
                            "points",
                            models.IntegerField(default=0, editable=False, verbose_name="积分余额"),
                        ),
                        (
                            "minutes",
                            models.PositiveIntegerField(
                                default=0, editable=False, verbose_name="服务分钟"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "志愿者",
                        "verbose_name_plural": "志愿者",
                    },
                ),
                migrations.CreateModel(
                    name="VolunteerHours",
                    fields=[
                        (
                            "created_at",
                            models.DateTimeField(auto_now_add=True, verbose_name="创建时间"),
                        ),
                        (
                            "updated_at",
                            models.DateTimeField(auto_now=True, verbose_name="更新时间"),
                        ),
                        (
                            "id",
                            models.UUIDField(
                                default=core.ids.uuid7,
                                editable=False,
                                primary_key=True,
                                serialize=False,
                            ),
                        ),
                        ("served_on", models.DateField(verbose_name="服务日期")),
                        ("minutes", models.PositiveSmallIntegerField(verbose_name="时长（分钟）")),
                        ("content", models.CharField(max_length=120, verbose_name="服务内容")),
                        (
                            "evaluation",
                            models.CharField(blank=True, max_length=60, verbose_name="服务评价"),
                        ),
                        (
                            "cancelled_reason",
                            models.CharField(blank=True, max_length=100, verbose_name="作废原因"),
                        ),
                    ],
                    options={
                        "verbose_name": "志愿服务时长",
                        "verbose_name_plural": "志愿服务时长",
                        "ordering": ["volunteer_id", "-served_on", "-id"],
                    },
                ),
                migrations.CreateModel(
                    name="VolunteerTraining",
                    fields=[
                        (
                            "created_at",
                            models.DateTimeField(auto_now_add=True, verbose_name="创建时间"),
                        ),
                        (
                            "updated_at",
                            models.DateTimeField(auto_now=True, verbose_name="更新时间"),
                        ),
                        (
                            "id",
                            models.UUIDField(
                                default=core.ids.uuid7,
                                editable=False,
                                primary_key=True,
                                serialize=False,
                            ),
                        ),
                        ("title", models.CharField(max_length=80, verbose_name="培训内容")),
                        ("held_on", models.DateField(verbose_name="日期")),
                        (
                            "hours",
                            models.DecimalField(
                                decimal_places=1, max_digits=4, verbose_name="学时"
                            ),
                        ),
                        (
                            "result",
                            models.CharField(blank=True, max_length=60, verbose_name="结果"),
                        ),
                    ],
                    options={
                        "verbose_name": "志愿者培训",
                        "verbose_name_plural": "志愿者培训",
                        "ordering": ["volunteer_id", "-held_on", "-id"],
                    },
                ),
                migrations.AddField(
                    model_name="client",
                    name="benefits",
                    field=django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("relief", "社会救助补贴"),
                                ("medical", "医疗保障"),
                                ("care_insurance", "长期护理保险"),
                                ("housing", "住房保障"),
                                ("education", "教育资助"),
                                ("pension", "养老等社会保险"),
                                ("veteran", "优抚"),
                                ("disability", "残疾人两项补贴"),
                                ("child", "儿童基本生活保障"),
                                ("other", "其他"),
                            ],
                            max_length=16,
                        ),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="现享保障",
                    ),
                ),
                migrations.AddField(
                    model_name="client",
                    name="care_ability",
                    field=models.CharField(
                        blank=True,
                        choices=[
                            ("independent", "能自理"),
                            ("partly_supported", "半自理，照顾支持充足"),
                            ("partly_alone", "半自理，照顾支持不足"),
                            ("dependent", "不能自理"),
                        ],
                        max_length=16,
                        verbose_name="自理能力",
                    ),
                ),
                migrations.AddField(
                    model_name="client",
                    name="carer",
                    field=models.CharField(blank=True, max_length=40, verbose_name="主要照料者"),
                ),
                migrations.AddField(
                    model_name="client",
                    name="disability_grade",
                    field=models.CharField(
                        blank=True,
                        choices=[("1", "一级"), ("2", "二级"), ("3", "三级"), ("4", "四级")],
                        max_length=16,
                        verbose_name="残疾等级",
                    ),
                ),
                migrations.AddField(
                    model_name="client",
                    name="disability_kind",
                    field=models.CharField(
                        blank=True,
                        choices=[
                            ("1", "视力残疾"),
                            ("2", "听力残疾"),
                            ("3", "言语残疾"),
                            ("4", "肢体残疾"),
                            ("5", "智力残疾"),
                            ("6", "精神残疾"),
                            ("7", "多重残疾"),
                        ],
                        max_length=16,
                        verbose_name="残疾类别",
                    ),
                ),
                migrations.AddField(
                    model_name="client",
                    name="education",
                    field=models.CharField(
                        blank=True,
                        choices=[
                            ("none", "未上学"),
                            ("primary", "小学"),
                            ("junior", "初中"),
                            ("senior", "高中或中专"),
                            ("college", "大专及以上"),
                            ("in_school", "在读"),
                        ],
                        max_length=16,
                        verbose_name="文化程度",
                    ),
                ),
                migrations.AddField(
                    model_name="client",
                    name="emergency_name",
                    field=models.CharField(blank=True, max_length=40, verbose_name="紧急联系人"),
                ),
                migrations.AddField(
                    model_name="client",
                    name="emergency_phone",
                    field=core.crypto.fields.EncryptedTextField(
                        blank=True, default="", verbose_name="紧急联系电话"
                    ),
                ),
                migrations.AddField(
                    model_name="client",
                    name="emergency_relation",
                    field=models.CharField(
                        blank=True, max_length=20, verbose_name="与紧急联系人的关系"
                    ),
                ),
                migrations.AddField(
                    model_name="client",
                    name="end_kind",
                    field=models.CharField(
                        blank=True,
                        choices=[
                            ("moved", "迁出辖区"),
                            ("died", "去世"),
                            ("merged", "已并入另一份档案"),
                            ("mistaken", "误建"),
                        ],
                        max_length=16,
                        verbose_name="停用原因",
                    ),
                ),
                migrations.AddField(
                    model_name="client",
                    name="ended_on",
                    field=models.DateField(blank=True, null=True, verbose_name="停用日期"),
                ),
                migrations.AddField(
                    model_name="client",
                    name="ethnicity",
                    field=models.CharField(blank=True, max_length=20, verbose_name="民族"),
                ),
                migrations.AddField(
                    model_name="client",
                    name="health",
                    field=django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("healthy", "健康"),
                                ("hypertension", "高血压"),
                                ("diabetes", "糖尿病"),
                                ("heart", "心脏病"),
                                ("stroke", "脑卒中"),
                                ("cancer", "恶性肿瘤"),
                                ("lung", "呼吸系统疾病"),
                                ("kidney", "肾病"),
                                ("joint", "骨关节病"),
                                ("eye", "眼病"),
                                ("dementia", "认知障碍"),
                                ("mental", "精神疾患"),
                                ("infectious", "传染病"),
                                ("other", "其他"),
                            ],
                            max_length=16,
                        ),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="健康状况",
                    ),
                ),
                migrations.AddField(
                    model_name="client",
                    name="health_note",
                    field=models.CharField(blank=True, max_length=200, verbose_name="健康说明"),
                ),
                migrations.AddField(
                    model_name="client",
                    name="housing",
                    field=models.CharField(
                        blank=True,
                        choices=[
                            ("owned", "自有"),
                            ("public", "公租房"),
                            ("rented", "租房"),
                            ("self_built", "自建"),
                            ("resettled", "回迁或安置"),
                            ("dormitory", "宿舍"),
                            ("institution", "机构"),
                            ("other", "其他"),
                        ],
                        max_length=16,
                        verbose_name="住房",
                    ),
                ),
                migrations.AddField(
                    model_name="client",
                    name="marital_status",
                    field=models.CharField(
                        blank=True,
                        choices=[
                            ("10", "未婚"),
                            ("20", "已婚"),
                            ("30", "丧偶"),
                            ("40", "离婚"),
                            ("90", "未说明"),
                        ],
                        max_length=16,
                        verbose_name="婚姻状况",
                    ),
                ),
                migrations.AddField(
                    model_name="client",
                    name="merged_into",
                    field=models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="casework.client",
                        verbose_name="并入的档案",
                    ),
                ),
                migrations.AddField(
                    model_name="client",
                    name="occupation",
                    field=models.CharField(blank=True, max_length=60, verbose_name="职业或就读"),
                ),
                migrations.AddField(
                    model_name="client",
                    name="registered_address",
                    field=core.crypto.fields.EncryptedTextField(
                        blank=True, default="", verbose_name="户籍地址"
                    ),
                ),
                migrations.AddField(
                    model_name="client",
                    name="residence",
                    field=models.CharField(
                        blank=True,
                        choices=[
                            ("both", "户在人在"),
                            ("registered_only", "户在人不在"),
                            ("present_only", "户不在人在"),
                        ],
                        max_length=16,
                        verbose_name="人户状况",
                    ),
                ),
                migrations.AddField(
                    model_name="servicerecord",
                    name="answers",
                    field=models.JSONField(default=dict, verbose_name="表单填写"),
                ),
                migrations.AddConstraint(
                    model_name="client",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("end_kind", ""), ("ended_on", None)),
                            models.Q(
                                models.Q(("ended_on", None), _negated=True),
                                models.Q(("end_kind", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="client_ended_has_a_reason",
                        violation_error_message="停用档案请写明日期和原因。",
                    ),
                ),
                migrations.AddField(
                    model_name="accessgrant",
                    name="client",
                    field=models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="grants",
                        to="casework.client",
                        verbose_name="服务对象",
                    ),
                ),
                migrations.AddField(
                    model_name="accessgrant",
                    name="covers",
                    field=models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="代管谁的工作",
                    ),
                ),
                migrations.AddField(
                    model_name="accessgrant",
                    name="given_by",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="授权人",
                    ),
                ),
                migrations.AddField(
                    model_name="accessgrant",
                    name="revoked_by",
                    field=models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="撤销人",
                    ),
                ),
                migrations.AddField(
                    model_name="accessgrant",
                    name="station",
                    field=models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="stations.station",
                        verbose_name="社工站",
                    ),
                ),
                migrations.AddField(
                    model_name="accessgrant",
                    name="user",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="被授权人",
                    ),
                ),
                migrations.AddField(
                    model_name="activityregistration",
                    name="client",
                    field=models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="registrations",
                        to="casework.client",
                        verbose_name="服务对象",
                    ),
                ),
                migrations.AddField(
                    model_name="activityregistration",
                    name="registered_by",
                    field=models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="代报社工",
                    ),
                ),
                migrations.AddField(
                    model_name="activityregistration",
                    name="station",
                    field=models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="stations.station",
                        verbose_name="社工站",
                    ),
                ),
                migrations.AddField(
                    model_name="assessment",
                    name="author",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="填写社工",
                    ),
                ),
                migrations.AddField(
                    model_name="assessment",
                    name="station",
                    field=models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="stations.station",
                        verbose_name="社工站",
                    ),
                ),
                migrations.AddField(
                    model_name="attendance",
                    name="client",
                    field=models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="attendance",
                        to="casework.client",
                        verbose_name="服务对象",
                    ),
                ),
                migrations.AddField(
                    model_name="attendance",
                    name="registration",
                    field=models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="attendance",
                        to="casework.activityregistration",
                        verbose_name="报名",
                    ),
                ),
                migrations.AddField(
                    model_name="attendance",
                    name="station",
                    field=models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="stations.station",
                        verbose_name="社工站",
                    ),
                ),
                migrations.AddField(
                    model_name="case",
                    name="client",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="cases",
                        to="casework.client",
                        verbose_name="服务对象",
                    ),
                ),
                migrations.AddField(
                    model_name="case",
                    name="item",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="projects.catalogueitem",
                        verbose_name="服务目录",
                    ),
                ),
                migrations.AddField(
                    model_name="case",
                    name="project",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="cases",
                        to="projects.project",
                        verbose_name="计入项目",
                    ),
                ),
                migrations.AddField(
                    model_name="case",
                    name="station",
                    field=models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="stations.station",
                        verbose_name="社工站",
                    ),
                ),
                migrations.AddField(
                    model_name="case",
                    name="worker",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="主责社工",
                    ),
                ),
                migrations.AddField(
                    model_name="assessment",
                    name="case",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="assessments",
                        to="casework.case",
                        verbose_name="个案",
                    ),
                ),
                migrations.AddField(
                    model_name="accessgrant",
                    name="case",
                    field=models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="grants",
                        to="casework.case",
                        verbose_name="个案",
                    ),
                ),
                migrations.AddField(
                    model_name="servicerecord",
                    name="case",
                    field=models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="records",
                        to="casework.case",
                        verbose_name="个案",
                    ),
                ),
                migrations.AddField(
                    model_name="caseclosure",
                    name="asked_by",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="提出人",
                    ),
                ),
                migrations.AddField(
                    model_name="caseclosure",
                    name="case",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="closures",
                        to="casework.case",
                        verbose_name="个案",
                    ),
                ),
                migrations.AddField(
                    model_name="caseclosure",
                    name="decided_by",
                    field=models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="审批人",
                    ),
                ),
                migrations.AddField(
                    model_name="caseclosure",
                    name="reopened_by",
                    field=models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="重开人",
                    ),
                ),
                migrations.AddField(
                    model_name="caseclosure",
                    name="station",
                    field=models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="stations.station",
                        verbose_name="社工站",
                    ),
                ),
                migrations.AddField(
                    model_name="caseconference",
                    name="case",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="conferences",
                        to="casework.case",
                        verbose_name="个案",
                    ),
                ),
                migrations.AddField(
                    model_name="caseconference",
                    name="recorded_by",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="记录人",
                    ),
                ),
                migrations.AddField(
                    model_name="caseconference",
                    name="station",
                    field=models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="stations.station",
                        verbose_name="社工站",
                    ),
                ),
                migrations.AddField(
                    model_name="casemember",
                    name="case",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="members",
                        to="casework.case",
                        verbose_name="个案",
                    ),
                ),
                migrations.AddField(
                    model_name="casemember",
                    name="station",
                    field=models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="stations.station",
                        verbose_name="社工站",
                    ),
                ),
                migrations.AddField(
                    model_name="casemember",
                    name="user",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="协同社工",
                    ),
                ),
                migrations.AddField(
                    model_name="casenote",
                    name="case",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="notes",
                        to="casework.case",
                        verbose_name="个案",
                    ),
                ),
                migrations.AddField(
                    model_name="casenote",
                    name="confirmed_by",
                    field=models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="确认人",
                    ),
                ),
                migrations.AddField(
                    model_name="casenote",
                    name="record",
                    field=models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="note",
                        to="casework.servicerecord",
                        verbose_name="服务记录",
                    ),
                ),
                migrations.AddField(
                    model_name="casenote",
                    name="station",
                    field=models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="stations.station",
                        verbose_name="社工站",
                    ),
                ),
                migrations.AddField(
                    model_name="caseoutcomereview",
                    name="author",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="评估社工",
                    ),
                ),
                migrations.AddField(
                    model_name="caseoutcomereview",
                    name="case",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reviews",
                        to="casework.case",
                        verbose_name="个案",
                    ),
                ),
                migrations.AddField(
                    model_name="caseoutcomereview",
                    name="station",
                    field=models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="stations.station",
                        verbose_name="社工站",
                    ),
                ),
                migrations.AddField(
                    model_name="casetransfer",
                    name="case",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="transfers",
                        to="casework.case",
                        verbose_name="个案",
                    ),
                ),
                migrations.AddField(
                    model_name="casetransfer",
                    name="offered_by",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="移交人",
                    ),
                ),
                migrations.AddField(
                    model_name="casetransfer",
                    name="offered_to",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="接手人",
                    ),
                ),
                migrations.AddField(
                    model_name="casetransfer",
                    name="station",
                    field=models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="stations.station",
                        verbose_name="社工站",
                    ),
                ),
                migrations.AddField(
                    model_name="classification",
                    name="document",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="stations.policydocument",
                        verbose_name="依据",
                    ),
                ),
                migrations.AddField(
                    model_name="classificationitem",
                    name="classification",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="items",
                        to="casework.classification",
                    ),
                ),
                migrations.AddField(
                    model_name="clientcategory",
                    name="added_by",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="登记人",
                    ),
                ),
                migrations.AddField(
                    model_name="clientcategory",
                    name="client",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="categories",
                        to="casework.client",
                        verbose_name="服务对象",
                    ),
                ),
                migrations.AddField(
                    model_name="clientcategory",
                    name="item",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="casework.classificationitem",
                        verbose_name="类别",
                    ),
                ),
                migrations.AddField(
                    model_name="clientcategory",
                    name="proof",
                    field=models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="stations.stationfile",
                        verbose_name="证明材料",
                    ),
                ),
                migrations.AddField(
                    model_name="clientcategory",
                    name="station",
                    field=models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="stations.station",
                        verbose_name="社工站",
                    ),
                ),
                migrations.AddField(
                    model_name="clientmerge",
                    name="kept",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="merges",
                        to="casework.client",
                        verbose_name="保留的档案",
                    ),
                ),
                migrations.AddField(
                    model_name="clientmerge",
                    name="merged",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="merged_by",
                        to="casework.client",
                        verbose_name="并入的档案",
                    ),
                ),
                migrations.AddField(
                    model_name="clientmerge",
                    name="merged_by",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="合并人",
                    ),
                ),
                migrations.AddField(
                    model_name="clientmerge",
                    name="station",
                    field=models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="stations.station",
                        verbose_name="社工站",
                    ),
                ),
                migrations.AddField(
                    model_name="clientmerge",
                    name="undone_by",
                    field=models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="撤销人",
                    ),
                ),
                migrations.AddField(
                    model_name="communityactivity",
                    name="community",
                    field=models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="stations.region",
                        verbose_name="社区",
                    ),
                ),
                migrations.AddField(
                    model_name="communityactivity",
                    name="item",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="projects.catalogueitem",
                        verbose_name="服务目录",
                    ),
                ),
                migrations.AddField(
                    model_name="communityactivity",
                    name="project",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="activities",
                        to="projects.project",
                        verbose_name="计入项目",
                    ),
                ),
                migrations.AddField(
                    model_name="communityactivity",
                    name="record",
                    field=models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="activity",
                        to="casework.servicerecord",
                        verbose_name="服务记录",
                    ),
                ),
                migrations.AddField(
                    model_name="communityactivity",
                    name="station",
                    field=models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="stations.station",
                        verbose_name="社工站",
                    ),
                ),
                migrations.AddField(
                    model_name="communityactivity",
                    name="worker",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="负责社工",
                    ),
                ),
                migrations.AddField(
                    model_name="attendance",
                    name="activity",
                    field=models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="attendance",
                        to="casework.communityactivity",
                        verbose_name="社区活动",
                    ),
                ),
                migrations.AddField(
                    model_name="activityregistration",
                    name="activity",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="registrations",
                        to="casework.communityactivity",
                        verbose_name="社区活动",
                    ),
                ),
                migrations.AddField(
                    model_name="communityfacility",
                    name="community",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="stations.region",
                        verbose_name="社区",
                    ),
                ),
                migrations.AddField(
                    model_name="communityfacility",
                    name="station",
                    field=models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="stations.station",
                        verbose_name="社工站",
                    ),
                ),
                migrations.AddField(
                    model_name="communitymeeting",
                    name="community",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="stations.region",
                        verbose_name="社区",
                    ),
                ),
                migrations.AddField(
                    model_name="communitymeeting",
                    name="record",
                    field=models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="meeting",
                        to="casework.servicerecord",
                        verbose_name="服务记录",
                    ),
                ),
                migrations.AddField(
                    model_name="communitymeeting",
                    name="recorded_by",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="记录人",
                    ),
                ),
                migrations.AddField(
                    model_name="communitymeeting",
                    name="station",
                    field=models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="stations.station",
                        verbose_name="社工站",
                    ),
                ),
                migrations.AddField(
                    model_name="communityneed",
                    name="community",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="stations.region",
                        verbose_name="社区",
                    ),
                ),
                migrations.AddField(
                    model_name="communityneed",
                    name="recorded_by",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="登记人",
                    ),
                ),
                migrations.AddField(
                    model_name="communityneed",
                    name="station",
                    field=models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="stations.station",
                        verbose_name="社工站",
                    ),
                ),
                migrations.AddField(
                    model_name="communityprofile",
                    name="author",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="填写社工",
                    ),
                ),
                migrations.AddField(
                    model_name="communityprofile",
                    name="community",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="stations.region",
                        verbose_name="社区",
                    ),
                ),
                migrations.AddField(
                    model_name="communityprofile",
                    name="station",
                    field=models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="stations.station",
                        verbose_name="社工站",
                    ),
                ),
                migrations.AddField(
                    model_name="communityresource",
                    name="community",
                    field=models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="stations.region",
                        verbose_name="社区",
                    ),
                ),
                migrations.AddField(
                    model_name="communityresource",
                    name="recorded_by",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="登记人",
                    ),
                ),
                migrations.AddField(
                    model_name="communityresource",
                    name="station",
                    field=models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="stations.station",
                        verbose_name="社工站",
                    ),
                ),
                migrations.AddField(
                    model_name="consent",
                    name="client",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="consents",
                        to="casework.client",
                        verbose_name="服务对象",
                    ),
                ),
                migrations.AddField(
                    model_name="consent",
                    name="proof",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="stations.stationfile",
                        verbose_name="签名或扫描件",
                    ),
                ),
                migrations.AddField(
                    model_name="consent",
                    name="station",
                    field=models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="stations.station",
                        verbose_name="社工站",
                    ),
                ),
                migrations.AddField(
                    model_name="consent",
                    name="taken_by",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="经办社工",
                    ),
                ),
                migrations.AddField(
                    model_name="consentitem",
                    name="client",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="consent_items",
                        to="casework.client",
                        verbose_name="服务对象",
                    ),
                ),
                migrations.AddField(
                    model_name="consentitem",
                    name="consent",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="items",
                        to="casework.consent",
                        verbose_name="知情同意",
                    ),
                ),
                migrations.AddField(
                    model_name="consentitem",
                    name="station",
                    field=models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="stations.station",
                        verbose_name="社工站",
                    ),
                ),
                migrations.AddField(
                    model_name="consentitem",
                    name="withdrawn_by",
                    field=models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="撤回经办人",
                    ),
                ),
                migrations.AddField(
                    model_name="costline",
                    name="activity",
                    field=models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="costs",
                        to="casework.communityactivity",
                        verbose_name="社区活动",
                    ),
                ),
                migrations.AddField(
                    model_name="costline",
                    name="receipt",
                    field=models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="stations.stationfile",
                        verbose_name="票据",
                    ),
                ),
                migrations.AddField(
                    model_name="costline",
                    name="station",
                    field=models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="stations.station",
                        verbose_name="社工站",
                    ),
                ),
                migrations.AddField(
                    model_name="crisisentry",
                    name="case",
                    field=models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="casework.case",
                        verbose_name="个案",
                    ),
                ),
                migrations.AddField(
                    model_name="crisisentry",
                    name="station",
                    field=models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="stations.station",
                        verbose_name="社工站",
                    ),
                ),
                migrations.AddField(
                    model_name="crisisentry",
                    name="written_by",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="记录人",
                    ),
                ),
                migrations.AddField(
                    model_name="crisisintervention",
                    name="case",
                    field=models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="crises",
                        to="casework.case",
                        verbose_name="个案",
                    ),
                ),
                migrations.AddField(
                    model_name="crisisintervention",
                    name="client",
                    field=models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="crises",
                        to="casework.client",
                        verbose_name="服务对象",
                    ),
                ),
                migrations.AddField(
                    model_name="crisisintervention",
                    name="community",
                    field=models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="stations.region",
                        verbose_name="社区",
                    ),
                ),
                migrations.AddField(
                    model_name="crisisintervention",
                    name="handled_by",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="处置人",
                    ),
                ),
                migrations.AddField(
                    model_name="crisisintervention",
                    name="station",
                    field=models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="stations.station",
                        verbose_name="社工站",
                    ),
                ),
                migrations.AddField(
                    model_name="crisisentry",
                    name="crisis",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="entries",
                        to="casework.crisisintervention",
                        verbose_name="危机介入",
                    ),
                ),
                migrations.AddField(
                    model_name="followup",
                    name="case",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="follow_ups",
                        to="casework.case",
                        verbose_name="个案",
                    ),
                ),
                migrations.AddField(
                    model_name="followup",
                    name="done_by",
                    field=models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="回访人",
                    ),
                ),
                migrations.AddField(
                    model_name="followup",
                    name="record",
                    field=models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="follow_up",
                        to="casework.servicerecord",
                        verbose_name="服务记录",
                    ),
                ),
                migrations.AddField(
                    model_name="followup",
                    name="station",
                    field=models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="stations.station",
                        verbose_name="社工站",
                    ),
                ),
                migrations.AddField(
                    model_name="goalmeasurement",
                    name="case",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="casework.case",
                        verbose_name="个案",
                    ),
                ),
                migrations.AddField(
                    model_name="goalmeasurement",
                    name="station",
                    field=models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="stations.station",
                        verbose_name="社工站",
                    ),
                ),
                migrations.AddField(
                    model_name="goalmeasurement",
                    name="taken_by",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="测量人",
                    ),
                ),
                migrations.AddField(
                    model_name="goalresult",
                    name="case",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="casework.case",
                        verbose_name="个案",
                    ),
                ),
                migrations.AddField(
                    model_name="goalresult",
                    name="review",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="results",
                        to="casework.caseoutcomereview",
                        verbose_name="成效评估",
                    ),
                ),
                migrations.AddField(
                    model_name="goalresult",
                    name="station",
                    field=models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="stations.station",
                        verbose_name="社工站",
                    ),
                ),
                migrations.AddField(
                    model_name="groupmeasure",
                    name="station",
                    field=models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="stations.station",
                        verbose_name="社工站",
                    ),
                ),
                migrations.AddField(
                    model_name="groupmember",
                    name="client",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="group_memberships",
                        to="casework.client",
                        verbose_name="服务对象",
                    ),
                ),
                migrations.AddField(
                    model_name="groupmember",
                    name="station",
                    field=models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="stations.station",
                        verbose_name="社工站",
                    ),
                ),
                migrations.AddField(
                    model_name="groupsession",
                    name="record",
                    field=models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="session",
                        to="casework.servicerecord",
                        verbose_name="服务记录",
                    ),
                ),
                migrations.AddField(
                    model_name="groupsession",
                    name="station",
                    field=models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="stations.station",
                        verbose_name="社工站",
                    ),
                ),
                migrations.AddField(
                    model_name="attendance",
                    name="session",
                    field=models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="attendance",
                        to="casework.groupsession",
                        verbose_name="节次",
                    ),
                ),
                migrations.AddField(
                    model_name="guardian",
                    name="client",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="guardians",
                        to="casework.client",
                        verbose_name="服务对象",
                    ),
                ),
                migrations.AddField(
                    model_name="guardian",
                    name="station",
                    field=models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="stations.station",
                        verbose_name="社工站",
                    ),
                ),
                migrations.AddField(
                    model_name="consent",
                    name="guardian",
                    field=models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="casework.guardian",
                        verbose_name="监护人",
                    ),
                ),
                migrations.AddField(
                    model_name="homevisit",
                    name="client",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="visits",
                        to="casework.client",
                        verbose_name="服务对象",
                    ),
                ),
                migrations.AddField(
                    model_name="homevisit",
                    name="community",
                    field=models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="stations.region",
                        verbose_name="社区",
                    ),
                ),
                migrations.AddField(
                    model_name="homevisit",
                    name="record",
                    field=models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="visit",
                        to="casework.servicerecord",
                        verbose_name="服务记录",
                    ),
                ),
                migrations.AddField(
                    model_name="homevisit",
                    name="station",
                    field=models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="stations.station",
                        verbose_name="社工站",
                    ),
                ),
                migrations.AddField(
                    model_name="household",
                    name="community",
                    field=models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="stations.region",
                        verbose_name="社区",
                    ),
                ),
                migrations.AddField(
                    model_name="household",
                    name="station",
                    field=models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="stations.station",
                        verbose_name="社工站",
                    ),
                ),
                migrations.AddField(
                    model_name="case",
                    name="household",
                    field=models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="cases",
                        to="casework.household",
                        verbose_name="家庭",
                    ),
                ),
                migrations.AddField(
                    model_name="householdmember",
                    name="client",
                    field=models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="memberships",
                        to="casework.client",
                        verbose_name="服务对象",
                    ),
                ),
                migrations.AddField(
                    model_name="householdmember",
                    name="household",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="members",
                        to="casework.household",
                        verbose_name="家庭",
                    ),
                ),
                migrations.AddField(
                    model_name="householdmember",
                    name="station",
                    field=models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="stations.station",
                        verbose_name="社工站",
                    ),
                ),
                migrations.AddField(
                    model_name="guardian",
                    name="member",
                    field=models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="casework.householdmember",
                        verbose_name="家庭成员",
                    ),
                ),
                migrations.AddField(
                    model_name="humanresource",
                    name="community",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="stations.region",
                        verbose_name="社区",
                    ),
                ),
                migrations.AddField(
                    model_name="humanresource",
                    name="station",
                    field=models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="stations.station",
                        verbose_name="社工站",
                    ),
                ),
                migrations.AddField(
                    model_name="incubatedorganisation",
                    name="community",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="stations.region",
                        verbose_name="社区",
                    ),
                ),
                migrations.AddField(
                    model_name="incubatedorganisation",
                    name="station",
                    field=models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="stations.station",
                        verbose_name="社工站",
                    ),
                ),
                migrations.AddField(
                    model_name="intake",
                    name="case",
                    field=models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="intake",
                        to="casework.case",
                        verbose_name="个案",
                    ),
                ),
                migrations.AddField(
                    model_name="intake",
                    name="consent",
                    field=models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="casework.consent",
                        verbose_name="知情同意",
                    ),
                ),
                migrations.AddField(
                    model_name="intake",
                    name="decided_by",
                    field=models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="决定人",
                    ),
                ),
                migrations.AddField(
                    model_name="intake",
                    name="station",
                    field=models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="stations.station",
                        verbose_name="社工站",
                    ),
                ),
                migrations.AddField(
                    model_name="mandatoryreport",
                    name="client",
                    field=models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reports",
                        to="casework.client",
                        verbose_name="服务对象",
                    ),
                ),
                migrations.AddField(
                    model_name="mandatoryreport",
                    name="crisis",
                    field=models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reports",
                        to="casework.crisisintervention",
                        verbose_name="危机介入",
                    ),
                ),
                migrations.AddField(
                    model_name="mandatoryreport",
                    name="receipt",
                    field=models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="stations.stationfile",
                        verbose_name="回执",
                    ),
                ),
                migrations.AddField(
                    model_name="mandatoryreport",
                    name="station",
                    field=models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="stations.station",
                        verbose_name="社工站",
                    ),
                ),
                migrations.AddField(
                    model_name="meetingresolution",
                    name="meeting",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="resolutions",
                        to="casework.communitymeeting",
                        verbose_name="居民会议",
                    ),
                ),
                migrations.AddField(
                    model_name="meetingresolution",
                    name="station",
                    field=models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="stations.station",
                        verbose_name="社工站",
                    ),
                ),
                migrations.AddField(
                    model_name="memberscore",
                    name="measure",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="scores",
                        to="casework.groupmeasure",
                        verbose_name="小组测量",
                    ),
                ),
                migrations.AddField(
                    model_name="memberscore",
                    name="member",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="scores",
                        to="casework.groupmember",
                        verbose_name="组员",
                    ),
                ),
                migrations.AddField(
                    model_name="memberscore",
                    name="station",
                    field=models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="stations.station",
                        verbose_name="社工站",
                    ),
                ),
                migrations.AddField(
                    model_name="need",
                    name="case",
                    field=models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="needs",
                        to="casework.case",
                        verbose_name="个案",
                    ),
                ),
                migrations.AddField(
                    model_name="need",
                    name="client",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="needs",
                        to="casework.client",
                        verbose_name="服务对象",
                    ),
                ),
                migrations.AddField(
                    model_name="need",
                    name="recorded_by",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="登记人",
                    ),
                ),
                migrations.AddField(
                    model_name="need",
                    name="station",
                    field=models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="stations.station",
                        verbose_name="社工站",
                    ),
                ),
                migrations.AddField(
                    model_name="organisationgrowth",
                    name="organisation",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="growth",
                        to="casework.incubatedorganisation",
                        verbose_name="社会组织",
                    ),
                ),
                migrations.AddField(
                    model_name="organisationgrowth",
                    name="recorded_by",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="记录人",
                    ),
                ),
                migrations.AddField(
                    model_name="organisationgrowth",
                    name="station",
                    field=models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="stations.station",
                        verbose_name="社工站",
                    ),
                ),
                migrations.AddField(
                    model_name="plangoal",
                    name="case",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="casework.case",
                        verbose_name="个案",
                    ),
                ),
                migrations.AddField(
                    model_name="plangoal",
                    name="need",
                    field=models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="casework.need",
                        verbose_name="对应的需求",
                    ),
                ),
                migrations.AddField(
                    model_name="plangoal",
                    name="station",
                    field=models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="stations.station",
                        verbose_name="社工站",
                    ),
                ),
                migrations.AddField(
                    model_name="goalresult",
                    name="goal",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="results",
                        to="casework.plangoal",
                        verbose_name="分目标",
                    ),
                ),
                migrations.AddField(
                    model_name="goalmeasurement",
                    name="goal",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="measurements",
                        to="casework.plangoal",
                        verbose_name="分目标",
                    ),
                ),
                migrations.AddField(
                    model_name="casenote",
                    name="goal",
                    field=models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="casework.plangoal",
                        verbose_name="针对的目标",
                    ),
                ),
                migrations.AddField(
                    model_name="planstep",
                    name="case",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="casework.case",
                        verbose_name="个案",
                    ),
                ),
                migrations.AddField(
                    model_name="planstep",
                    name="goal",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="steps",
                        to="casework.plangoal",
                        verbose_name="分目标",
                    ),
                ),
                migrations.AddField(
                    model_name="planstep",
                    name="station",
                    field=models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="stations.station",
                        verbose_name="社工站",
                    ),
                ),
                migrations.AddField(
                    model_name="pointentry",
                    name="station",
                    field=models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="stations.station",
                        verbose_name="社工站",
                    ),
                ),
                migrations.AddField(
                    model_name="pointtransaction",
                    name="corrects",
                    field=models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="casework.pointtransaction",
                        verbose_name="更正哪一笔",
                    ),
                ),
                migrations.AddField(
                    model_name="pointtransaction",
                    name="done_by",
                    field=models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="经办人",
                    ),
                ),
                migrations.AddField(
                    model_name="pointtransaction",
                    name="station",
                    field=models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="stations.station",
                        verbose_name="社工站",
                    ),
                ),
                migrations.AddField(
                    model_name="pointentry",
                    name="transaction",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="entries",
                        to="casework.pointtransaction",
                        verbose_name="积分变动",
                    ),
                ),
                migrations.AddField(
                    model_name="problem",
                    name="case",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="problem_list",
                        to="casework.case",
                        verbose_name="个案",
                    ),
                ),
                migrations.AddField(
                    model_name="problem",
                    name="station",
                    field=models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="stations.station",
                        verbose_name="社工站",
                    ),
                ),
                migrations.AddField(
                    model_name="questionset",
                    name="region",
                    field=models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="stations.region",
                        verbose_name="所属区划",
                    ),
                ),
                migrations.AddField(
                    model_name="questionsetversion",
                    name="published_by",
                    field=models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="启用人",
                    ),
                ),
                migrations.AddField(
                    model_name="questionsetversion",
                    name="question_set",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="versions",
                        to="casework.questionset",
                    ),
                ),
                migrations.AddField(
                    model_name="assessment",
                    name="form_version",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="casework.questionsetversion",
                        verbose_name="表单版本",
                    ),
                ),
                migrations.AddField(
                    model_name="servicerecord",
                    name="form_version",
                    field=models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="casework.questionsetversion",
                        verbose_name="表单版本",
                    ),
                ),
                migrations.AddField(
                    model_name="questionuse",
                    name="station",
                    field=models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="stations.station",
                        verbose_name="社工站",
                    ),
                ),
                migrations.AddField(
                    model_name="questionuse",
                    name="version",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="uses",
                        to="casework.questionsetversion",
                    ),
                ),
                migrations.AddField(
                    model_name="referral",
                    name="case",
                    field=models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="referrals",
                        to="casework.case",
                        verbose_name="个案",
                    ),
                ),
                migrations.AddField(
                    model_name="referral",
                    name="client",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="referrals",
                        to="casework.client",
                        verbose_name="服务对象",
                    ),
                ),
                migrations.AddField(
                    model_name="referral",
                    name="consent",
                    field=models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="casework.consent",
                        verbose_name="知情同意",
                    ),
                ),
                migrations.AddField(
                    model_name="referral",
                    name="receipt",
                    field=models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="stations.stationfile",
                        verbose_name="回执",
                    ),
                ),
                migrations.AddField(
                    model_name="referral",
                    name="station",
                    field=models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="stations.station",
                        verbose_name="社工站",
                    ),
                ),
                migrations.AddField(
                    model_name="referral",
                    name="worker",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="经办社工",
                    ),
                ),
                migrations.AddField(
                    model_name="referraltrack",
                    name="case",
                    field=models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="casework.case",
                        verbose_name="个案",
                    ),
                ),
                migrations.AddField(
                    model_name="referraltrack",
                    name="recorded_by",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="记录人",
                    ),
                ),
                migrations.AddField(
                    model_name="referraltrack",
                    name="referral",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="tracks",
                        to="casework.referral",
                        verbose_name="转介",
                    ),
                ),
                migrations.AddField(
                    model_name="referraltrack",
                    name="station",
                    field=models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="stations.station",
                        verbose_name="社工站",
                    ),
                ),
                migrations.AddField(
                    model_name="reliefapplication",
                    name="client",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="applications",
                        to="casework.client",
                        verbose_name="服务对象",
                    ),
                ),
                migrations.AddField(
                    model_name="reliefapplication",
                    name="station",
                    field=models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="stations.station",
                        verbose_name="社工站",
                    ),
                ),
                migrations.AddField(
                    model_name="reliefapplication",
                    name="worker",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="协助社工",
                    ),
                ),
                migrations.AddField(
                    model_name="reliefdocument",
                    name="application",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="documents",
                        to="casework.reliefapplication",
                        verbose_name="救助申请",
                    ),
                ),
                migrations.AddField(
                    model_name="reliefdocument",
                    name="file",
                    field=models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="stations.stationfile",
                        verbose_name="文件",
                    ),
                ),
                migrations.AddField(
                    model_name="reliefdocument",
                    name="station",
                    field=models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="stations.station",
                        verbose_name="社工站",
                    ),
                ),
                migrations.AddField(
                    model_name="reliefprogress",
                    name="application",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="progress",
                        to="casework.reliefapplication",
                        verbose_name="救助申请",
                    ),
                ),
                migrations.AddField(
                    model_name="reliefprogress",
                    name="recorded_by",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="记录人",
                    ),
                ),
                migrations.AddField(
                    model_name="reliefprogress",
                    name="station",
                    field=models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="stations.station",
                        verbose_name="社工站",
                    ),
                ),
                migrations.AddField(
                    model_name="reporteridentity",
                    name="owner",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="报告人",
                    ),
                ),
                migrations.AddField(
                    model_name="reporteridentity",
                    name="report",
                    field=models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reporter",
                        to="casework.mandatoryreport",
                        verbose_name="强制报告",
                    ),
                ),
                migrations.AddField(
                    model_name="reporteridentity",
                    name="station",
                    field=models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="stations.station",
                        verbose_name="社工站",
                    ),
                ),
                migrations.AddField(
                    model_name="reward",
                    name="station",
                    field=models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="stations.station",
                        verbose_name="社工站",
                    ),
                ),
                migrations.AddField(
                    model_name="pointtransaction",
                    name="reward",
                    field=models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="transactions",
                        to="casework.reward",
                        verbose_name="兑换项目",
                    ),
                ),
                migrations.AddField(
                    model_name="riskassessment",
                    name="assessed_by",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="评估人",
                    ),
                ),
                migrations.AddField(
                    model_name="riskassessment",
                    name="case",
                    field=models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="risks",
                        to="casework.case",
                        verbose_name="个案",
                    ),
                ),
                migrations.AddField(
                    model_name="riskassessment",
                    name="client",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="risks",
                        to="casework.client",
                        verbose_name="服务对象",
                    ),
                ),
                migrations.AddField(
                    model_name="riskassessment",
                    name="confirmed_by",
                    field=models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="督导确认人",
                    ),
                ),
                migrations.AddField(
                    model_name="riskassessment",
                    name="record",
                    field=models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="risks",
                        to="casework.servicerecord",
                        verbose_name="服务记录",
                    ),
                ),
                migrations.AddField(
                    model_name="riskassessment",
                    name="station",
                    field=models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="stations.station",
                        verbose_name="社工站",
                    ),
                ),
                migrations.AddField(
                    model_name="safetyplan",
                    name="author",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="拟定人",
                    ),
                ),
                migrations.AddField(
                    model_name="safetyplan",
                    name="case",
                    field=models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="safety_plans",
                        to="casework.case",
                        verbose_name="个案",
                    ),
                ),
                migrations.AddField(
                    model_name="safetyplan",
                    name="client",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="safety_plans",
                        to="casework.client",
                        verbose_name="服务对象",
                    ),
                ),
                migrations.AddField(
                    model_name="safetyplan",
                    name="risk",
                    field=models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="safety_plan",
                        to="casework.riskassessment",
                        verbose_name="风险评估",
                    ),
                ),
                migrations.AddField(
                    model_name="safetyplan",
                    name="station",
                    field=models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="stations.station",
                        verbose_name="社工站",
                    ),
                ),
                migrations.AddField(
                    model_name="sealedcase",
                    name="case",
                    field=models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="seal",
                        to="casework.case",
                        verbose_name="个案",
                    ),
                ),
                migrations.AddField(
                    model_name="sealedcase",
                    name="station",
                    field=models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="stations.station",
                        verbose_name="社工站",
                    ),
                ),
                migrations.AddField(
                    model_name="sealedcase",
                    name="worker",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="主责社工",
                    ),
                ),
                migrations.AddField(
                    model_name="sensitiveaccessrequest",
                    name="asked_by",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="申请人",
                    ),
                ),
                migrations.AddField(
                    model_name="sensitiveaccessrequest",
                    name="case",
                    field=models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="access_requests",
                        to="casework.case",
                        verbose_name="个案",
                    ),
                ),
                migrations.AddField(
                    model_name="sensitiveaccessrequest",
                    name="client",
                    field=models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="access_requests",
                        to="casework.client",
                        verbose_name="服务对象",
                    ),
                ),
                migrations.AddField(
                    model_name="sensitiveaccessrequest",
                    name="decided_by",
                    field=models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="审批人",
                    ),
                ),
                migrations.AddField(
                    model_name="sensitiveaccessrequest",
                    name="station",
                    field=models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="stations.station",
                        verbose_name="社工站",
                    ),
                ),
                migrations.AddField(
                    model_name="accessgrant",
                    name="request",
                    field=models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="grant",
                        to="casework.sensitiveaccessrequest",
                        verbose_name="申请",
                    ),
                ),
                migrations.AddField(
                    model_name="serviceagreement",
                    name="client",
                    field=models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="agreements",
                        to="casework.client",
                        verbose_name="服务对象",
                    ),
                ),
                migrations.AddField(
                    model_name="serviceagreement",
                    name="drawn_up_by",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="拟定社工",
                    ),
                ),
                migrations.AddField(
                    model_name="serviceagreement",
                    name="household",
                    field=models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="agreements",
                        to="casework.household",
                        verbose_name="家庭",
                    ),
                ),
                migrations.AddField(
                    model_name="serviceagreement",
                    name="proof",
                    field=models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="stations.stationfile",
                        verbose_name="签名或扫描件",
                    ),
                ),
                migrations.AddField(
                    model_name="serviceagreement",
                    name="station",
                    field=models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="stations.station",
                        verbose_name="社工站",
                    ),
                ),
                migrations.AddField(
                    model_name="servicegroup",
                    name="community",
                    field=models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="stations.region",
                        verbose_name="社区",
                    ),
                ),
                migrations.AddField(
                    model_name="servicegroup",
                    name="item",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="projects.catalogueitem",
                        verbose_name="服务目录",
                    ),
                ),
                migrations.AddField(
                    model_name="servicegroup",
                    name="plan_decided_by",
                    field=models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="计划审批人",
                    ),
                ),
                migrations.AddField(
                    model_name="servicegroup",
                    name="project",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="groups",
                        to="projects.project",
                        verbose_name="计入项目",
                    ),
                ),
                migrations.AddField(
                    model_name="servicegroup",
                    name="station",
                    field=models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="stations.station",
                        verbose_name="社工站",
                    ),
                ),
                migrations.AddField(
                    model_name="servicegroup",
                    name="worker",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="带组社工",
                    ),
                ),
                migrations.AddField(
                    model_name="groupsession",
                    name="group",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="sessions",
                        to="casework.servicegroup",
                        verbose_name="小组",
                    ),
                ),
                migrations.AddField(
                    model_name="groupmember",
                    name="group",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="members",
                        to="casework.servicegroup",
                        verbose_name="小组",
                    ),
                ),
                migrations.AddField(
                    model_name="groupmeasure",
                    name="group",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="measures",
                        to="casework.servicegroup",
                        verbose_name="小组",
                    ),
                ),
                migrations.AddField(
                    model_name="costline",
                    name="group",
                    field=models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="costs",
                        to="casework.servicegroup",
                        verbose_name="小组",
                    ),
                ),
                migrations.AddField(
                    model_name="servicelistitem",
                    name="catalogue_item",
                    field=models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="projects.catalogueitem",
                        verbose_name="服务目录",
                    ),
                ),
                migrations.AddField(
                    model_name="servicelistitem",
                    name="client",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="service_list",
                        to="casework.client",
                        verbose_name="服务对象",
                    ),
                ),
                migrations.AddField(
                    model_name="servicelistitem",
                    name="decided_by",
                    field=models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="决定人",
                    ),
                ),
                migrations.AddField(
                    model_name="servicelistitem",
                    name="need",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="service_list",
                        to="casework.need",
                        verbose_name="需求",
                    ),
                ),
                migrations.AddField(
                    model_name="servicelistitem",
                    name="record",
                    field=models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="casework.servicerecord",
                        verbose_name="服务记录",
                    ),
                ),
                migrations.AddField(
                    model_name="servicelistitem",
                    name="resource",
                    field=models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="uses",
                        to="casework.communityresource",
                        verbose_name="资源",
                    ),
                ),
                migrations.AddField(
                    model_name="servicelistitem",
                    name="station",
                    field=models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="stations.station",
                        verbose_name="社工站",
                    ),
                ),
                migrations.AddField(
                    model_name="serviceplan",
                    name="author",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="拟定社工",
                    ),
                ),
                migrations.AddField(
                    model_name="serviceplan",
                    name="case",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="plans",
                        to="casework.case",
                        verbose_name="个案",
                    ),
                ),
                migrations.AddField(
                    model_name="serviceplan",
                    name="decided_by",
                    field=models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="审批人",
                    ),
                ),
                migrations.AddField(
                    model_name="serviceplan",
                    name="station",
                    field=models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="stations.station",
                        verbose_name="社工站",
                    ),
                ),
                migrations.AddField(
                    model_name="plangoal",
                    name="plan",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="goals",
                        to="casework.serviceplan",
                        verbose_name="计划",
                    ),
                ),
                migrations.AddField(
                    model_name="caseoutcomereview",
                    name="plan",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="casework.serviceplan",
                        verbose_name="依据的计划",
                    ),
                ),
                migrations.AddField(
                    model_name="signoff",
                    name="case",
                    field=models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="signoffs",
                        to="casework.case",
                        verbose_name="个案",
                    ),
                ),
                migrations.AddField(
                    model_name="signoff",
                    name="signer",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="签批人",
                    ),
                ),
                migrations.AddField(
                    model_name="signoff",
                    name="station",
                    field=models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="stations.station",
                        verbose_name="社工站",
                    ),
                ),
                migrations.AddField(
                    model_name="survey",
                    name="community",
                    field=models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="stations.region",
                        verbose_name="社区",
                    ),
                ),
                migrations.AddField(
                    model_name="survey",
                    name="compares_to",
                    field=models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="casework.survey",
                        verbose_name="与哪次比较",
                    ),
                ),
                migrations.AddField(
                    model_name="survey",
                    name="form_version",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="casework.questionsetversion",
                        verbose_name="问卷",
                    ),
                ),
                migrations.AddField(
                    model_name="survey",
                    name="station",
                    field=models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="stations.station",
                        verbose_name="社工站",
                    ),
                ),
                migrations.AddField(
                    model_name="survey",
                    name="worker",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="负责社工",
                    ),
                ),
                migrations.AddField(
                    model_name="communityneed",
                    name="survey",
                    field=models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="needs",
                        to="casework.survey",
                        verbose_name="调查",
                    ),
                ),
                migrations.AddField(
                    model_name="surveyresponse",
                    name="client",
                    field=models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="casework.client",
                        verbose_name="服务对象",
                    ),
                ),
                migrations.AddField(
                    model_name="surveyresponse",
                    name="community",
                    field=models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="stations.region",
                        verbose_name="社区",
                    ),
                ),
                migrations.AddField(
                    model_name="surveyresponse",
                    name="station",
                    field=models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="stations.station",
                        verbose_name="社工站",
                    ),
                ),
                migrations.AddField(
                    model_name="surveyresponse",
                    name="survey",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="responses",
                        to="casework.survey",
                        verbose_name="调查",
                    ),
                ),
                migrations.AddField(
                    model_name="surveyresponse",
                    name="taken_by",
                    field=models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="调查员",
                    ),
                ),
                migrations.AddField(
                    model_name="swotanalysis",
                    name="author",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="分析人",
                    ),
                ),
                migrations.AddField(
                    model_name="swotanalysis",
                    name="community",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="stations.region",
                        verbose_name="社区",
                    ),
                ),
                migrations.AddField(
                    model_name="swotanalysis",
                    name="project",
                    field=models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="projects.project",
                        verbose_name="对应的项目",
                    ),
                ),
                migrations.AddField(
                    model_name="swotanalysis",
                    name="station",
                    field=models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="stations.station",
                        verbose_name="社工站",
                    ),
                ),
                migrations.AddField(
                    model_name="swotanalysis",
                    name="survey",
                    field=models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="analyses",
                        to="casework.survey",
                        verbose_name="依据的调查",
                    ),
                ),
                migrations.AddField(
                    model_name="verificationitem",
                    name="checked_by",
                    field=models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="核查人",
                    ),
                ),
                migrations.AddField(
                    model_name="verificationitem",
                    name="client",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="verifications",
                        to="casework.client",
                        verbose_name="服务对象",
                    ),
                ),
                migrations.AddField(
                    model_name="verificationitem",
                    name="record",
                    field=models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="casework.servicerecord",
                        verbose_name="服务记录",
                    ),
                ),
                migrations.AddField(
                    model_name="verificationitem",
                    name="station",
                    field=models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="stations.station",
                        verbose_name="社工站",
                    ),
                ),
                migrations.AddField(
                    model_name="verificationlist",
                    name="station",
                    field=models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="stations.station",
                        verbose_name="社工站",
                    ),
                ),
                migrations.AddField(
                    model_name="verificationlist",
                    name="worker",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="负责社工",
                    ),
                ),
                migrations.AddField(
                    model_name="verificationitem",
                    name="verification",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="items",
                        to="casework.verificationlist",
                        verbose_name="核查名单",
                    ),
                ),
                migrations.AddField(
                    model_name="visitplan",
                    name="client",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="visit_plans",
                        to="casework.client",
                        verbose_name="服务对象",
                    ),
                ),
                migrations.AddField(
                    model_name="visitplan",
                    name="community",
                    field=models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="stations.region",
                        verbose_name="社区",
                    ),
                ),
                migrations.AddField(
                    model_name="visitplan",
                    name="question_set",
                    field=models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="casework.questionset",
                        verbose_name="核查表",
                    ),
                ),
                migrations.AddField(
                    model_name="visitplan",
                    name="station",
                    field=models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="stations.station",
                        verbose_name="社工站",
                    ),
                ),
                migrations.AddField(
                    model_name="visitplan",
                    name="worker",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="探访社工",
                    ),
                ),
                migrations.AddField(
                    model_name="homevisit",
                    name="plan",
                    field=models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="visits",
                        to="casework.visitplan",
                        verbose_name="探访计划",
                    ),
                ),
                migrations.AddField(
                    model_name="volunteer",
                    name="client",
                    field=models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="volunteers",
                        to="casework.client",
                        verbose_name="服务对象",
                    ),
                ),
                migrations.AddField(
                    model_name="volunteer",
                    name="community",
                    field=models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="stations.region",
                        verbose_name="社区",
                    ),
                ),
                migrations.AddField(
                    model_name="volunteer",
                    name="station",
                    field=models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="stations.station",
                        verbose_name="社工站",
                    ),
                ),
                migrations.AddField(
                    model_name="pointtransaction",
                    name="volunteer",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="transactions",
                        to="casework.volunteer",
                        verbose_name="志愿者",
                    ),
                ),
                migrations.AddField(
                    model_name="pointentry",
                    name="volunteer",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="entries",
                        to="casework.volunteer",
                        verbose_name="志愿者",
                    ),
                ),
                migrations.AddField(
                    model_name="volunteerhours",
                    name="activity",
                    field=models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="hours",
                        to="casework.communityactivity",
                        verbose_name="社区活动",
                    ),
                ),
                migrations.AddField(
                    model_name="volunteerhours",
                    name="confirmed_by",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="确认人",
                    ),
                ),
                migrations.AddField(
                    model_name="volunteerhours",
                    name="record",
                    field=models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="casework.servicerecord",
                        verbose_name="服务记录",
                    ),
                ),
                migrations.AddField(
                    model_name="volunteerhours",
                    name="station",
                    field=models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="stations.station",
                        verbose_name="社工站",
                    ),
                ),
                migrations.AddField(
                    model_name="volunteerhours",
                    name="volunteer",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="hours",
                        to="casework.volunteer",
                        verbose_name="志愿者",
                    ),
                ),
                migrations.AddField(
                    model_name="pointtransaction",
                    name="hours",
                    field=models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="transactions",
                        to="casework.volunteerhours",
                        verbose_name="志愿服务时长",
                    ),
                ),
                migrations.AddField(
                    model_name="volunteertraining",
                    name="station",
                    field=models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="stations.station",
                        verbose_name="社工站",
                    ),
                ),
                migrations.AddField(
                    model_name="volunteertraining",
                    name="volunteer",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="trainings",
                        to="casework.volunteer",
                        verbose_name="志愿者",
                    ),
                ),
                migrations.AddIndex(
                    model_name="caseclosure",
                    index=models.Index(
                        fields=["station", "state", "-asked_at"], name="closure_by_state"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="caseclosure",
                    constraint=models.UniqueConstraint(
                        condition=models.Q(("state", "submitted")),
                        fields=("case",),
                        name="closure_asked_once",
                        violation_error_message="结案申请已在审批中。",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="caseclosure",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("decided_by", None),
                            models.Q(("decided_by", models.F("asked_by")), _negated=True),
                            _connector="OR",
                        ),
                        name="closure_approved_by_another",
                        violation_error_message="结案由提出人以外的人审批。",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="casemember",
                    constraint=models.UniqueConstraint(
                        condition=models.Q(("until", None)),
                        fields=("case", "user"),
                        name="case_member_once",
                        violation_error_message="已是协同社工。",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="casetransfer",
                    constraint=models.UniqueConstraint(
                        condition=models.Q(("state", "offered")),
                        fields=("case",),
                        name="case_offered_once",
                        violation_error_message="这个个案已在移交中。",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="casetransfer",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("offered_by", models.F("offered_to")), _negated=True),
                        name="case_offered_to_another",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="classification",
                    constraint=models.UniqueConstraint(
                        fields=("document", "code"), name="classification_unique"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="classificationitem",
                    constraint=models.UniqueConstraint(
                        fields=("classification", "code"), name="classification_item_unique"
                    ),
                ),
                migrations.AddIndex(
                    model_name="clientcategory",
                    index=models.Index(
                        fields=["station", "item", "client"], name="category_by_item"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="clientcategory",
                    constraint=models.UniqueConstraint(
                        condition=models.Q(("ends_on", None)),
                        fields=("client", "item"),
                        name="client_category_open_once",
                        violation_error_message="这个类别已经登记，尚未终止。",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="clientcategory",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("ends_on", None),
                            ("ends_on__gte", models.F("starts_on")),
                            _connector="OR",
                        ),
                        name="client_category_dates_in_order",
                        violation_error_message="截止日期早于开始日期。",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="clientmerge",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("kept", models.F("merged")), _negated=True),
                        name="merge_of_two_files",
                        violation_error_message="不能与自己合并。",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="clientmerge",
                    constraint=models.UniqueConstraint(
                        condition=models.Q(("undone_at", None)),
                        fields=("merged",),
                        name="client_merged_once",
                        violation_error_message="这份档案已经并入另一份。",
                    ),
                ),
                migrations.AddIndex(
                    model_name="communityactivity",
                    index=models.Index(
                        fields=["station", "-starts_at", "-id"], name="activity_newest"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="communityactivity",
                    constraint=models.UniqueConstraint(
                        fields=("station", "number"), name="activity_number_unique"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="communityactivity",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("ends_at__gt", models.F("starts_at"))),
                        name="activity_times_in_order",
                        violation_error_message="结束时间须晚于开始时间。",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="communityactivity",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("capacity", None),
                            ("confirmed_count__lte", models.F("capacity")),
                            _connector="OR",
                        ),
                        name="activity_within_capacity",
                        violation_error_message="名额已满。",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="activityregistration",
                    constraint=models.UniqueConstraint(
                        condition=models.Q(
                            models.Q(("phone_index", ""), _negated=True),
                            models.Q(("state", "cancelled"), _negated=True),
                        ),
                        fields=("activity", "phone_index"),
                        name="registration_once_by_phone",
                        violation_error_message="这个手机号已经报名。",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="activityregistration",
                    constraint=models.UniqueConstraint(
                        condition=models.Q(
                            models.Q(("client", None), _negated=True),
                            models.Q(("state", "cancelled"), _negated=True),
                        ),
                        fields=("activity", "client"),
                        name="registration_once_by_client",
                        violation_error_message="此人已经报名。",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="activityregistration",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("people__gte", 1), ("people__lte", 20)),
                        name="registration_people_1_to_20",
                        violation_error_message="人数为 1 到 20。",
                    ),
                ),
                migrations.AddIndex(
                    model_name="communitymeeting",
                    index=models.Index(
                        fields=["station", "-held_on", "-id"], name="meeting_newest"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="communityprofile",
                    constraint=models.UniqueConstraint(
                        fields=("station", "community", "as_of"),
                        name="profile_once_a_day",
                        violation_error_message="这个社区这一天已有一份概况。",
                    ),
                ),
                migrations.AddIndex(
                    model_name="communityresource",
                    index=models.Index(
                        fields=["station", "-valid_from", "-id"], name="resource_newest"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="communityresource",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("valid_to", None),
                            ("valid_to__gte", models.F("valid_from")),
                            _connector="OR",
                        ),
                        name="resource_dates_in_order",
                        violation_error_message="有效期的截止日期早于开始日期。",
                    ),
                ),
                migrations.AddIndex(
                    model_name="consentitem",
                    index=models.Index(
                        fields=["client", "purpose", "-created_at"], name="consent_by_purpose"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="consentitem",
                    constraint=models.UniqueConstraint(
                        fields=("consent", "purpose"), name="consent_item_unique"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="consentitem",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("withdrawn_on", None), ("agreed", True), _connector="OR"
                        ),
                        name="consent_withdrawn_was_given",
                    ),
                ),
                migrations.AddIndex(
                    model_name="crisisintervention",
                    index=models.Index(
                        fields=["station", "-found_at", "-id"], name="crisis_newest"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="crisisintervention",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("closed_at", None),
                            ("closed_at__gte", models.F("found_at")),
                            _connector="OR",
                        ),
                        name="crisis_ends_after_it_began",
                        violation_error_message="结束时间早于发现时间。",
                    ),
                ),
                migrations.AddIndex(
                    model_name="followup",
                    index=models.Index(
                        condition=models.Q(("done_on", None)),
                        fields=["station", "due_on"],
                        name="follow_up_due",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="attendance",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("session", None), ("activity", None), _connector="XOR"),
                        name="attendance_of_one_thing",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="attendance",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("client", None), _negated=True),
                            models.Q(("registration", None), _negated=True),
                            _connector="OR",
                        ),
                        name="attendance_of_somebody",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="attendance",
                    constraint=models.UniqueConstraint(
                        condition=models.Q(
                            models.Q(("session", None), _negated=True),
                            models.Q(("client", None), _negated=True),
                        ),
                        fields=("session", "client"),
                        name="attendance_once_a_session",
                        violation_error_message="此人本节已签到，不能重复。",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="attendance",
                    constraint=models.UniqueConstraint(
                        condition=models.Q(
                            models.Q(("activity", None), _negated=True),
                            models.Q(("client", None), _negated=True),
                        ),
                        fields=("activity", "client"),
                        name="attendance_once_an_activity",
                        violation_error_message="此人本次活动已签到，不能重复。",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="attendance",
                    constraint=models.UniqueConstraint(
                        condition=models.Q(("registration", None), _negated=True),
                        fields=("activity", "registration"),
                        name="attendance_once_a_registration",
                        violation_error_message="这份报名已签到，不能重复。",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="consent",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("signer_relation", "guardian"), _negated=True),
                            models.Q(("guardian", None), _negated=True),
                            _connector="OR",
                        ),
                        name="consent_names_the_guardian",
                        violation_error_message="由监护人签署的，请选择是哪一位监护人。",
                    ),
                ),
                migrations.AddIndex(
                    model_name="household",
                    index=models.Index(fields=["station", "-updated_at"], name="household_recent"),
                ),
                migrations.AddIndex(
                    model_name="case",
                    index=models.Index(fields=["station", "-opened_on", "-id"], name="case_newest"),
                ),
                migrations.AddIndex(
                    model_name="case",
                    index=models.Index(
                        fields=["station", "stage", "-opened_on", "-id"], name="case_by_stage"
                    ),
                ),
                migrations.AddIndex(
                    model_name="case",
                    index=models.Index(
                        fields=["station", "worker", "-opened_on"], name="case_by_worker"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="case",
                    constraint=models.UniqueConstraint(
                        fields=("station", "number"), name="case_number_unique"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="case",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("closed_on__isnull", False), ("stage", "closed")),
                            models.Q(
                                models.Q(("stage", "closed"), _negated=True), ("closed_on", None)
                            ),
                            _connector="OR",
                        ),
                        name="case_closed_has_its_day",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="householdmember",
                    constraint=models.UniqueConstraint(
                        condition=models.Q(
                            ("left_on", None), models.Q(("client", None), _negated=True)
                        ),
                        fields=("client",),
                        name="client_has_one_household",
                        violation_error_message="此人已在另一个家庭里。",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="householdmember",
                    constraint=models.UniqueConstraint(
                        condition=models.Q(("left_on", None), ("relation", "head")),
                        fields=("household",),
                        name="household_has_one_head",
                        violation_error_message="一个家庭只有一位户主。",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="guardian",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("ends_on", None),
                            ("ends_on__gte", models.F("starts_on")),
                            _connector="OR",
                        ),
                        name="guardian_dates_in_order",
                        violation_error_message="截止日期早于开始日期。",
                    ),
                ),
                migrations.AddIndex(
                    model_name="incubatedorganisation",
                    index=models.Index(
                        fields=["station", "-created_at", "-id"], name="organisation_newest"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="intake",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("decision__in", ["pending", "accept"]),
                            models.Q(("decision_reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="intake_refusal_has_reason",
                        violation_error_message="不接案或转介，请写明理由。",
                    ),
                ),
                migrations.AddIndex(
                    model_name="mandatoryreport",
                    index=models.Index(
                        fields=["station", "-discovered_at", "-id"], name="report_newest"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="mandatoryreport",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("reported_at", None),
                            ("reported_at__gte", models.F("discovered_at")),
                            _connector="OR",
                        ),
                        name="report_after_discovery",
                        violation_error_message="报告时间早于发现时间。",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="memberscore",
                    constraint=models.UniqueConstraint(
                        fields=("measure", "member"), name="member_score_unique"
                    ),
                ),
                migrations.AddIndex(
                    model_name="need",
                    index=models.Index(
                        fields=["station", "state", "-raised_on", "-id"], name="need_by_state"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="need",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("satisfaction", None), ("satisfaction__range", (1, 5)), _connector="OR"
                        ),
                        name="need_satisfaction_1_to_5",
                        violation_error_message="满意度为 1 到 5 分。",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="organisationgrowth",
                    constraint=models.UniqueConstraint(
                        fields=("organisation", "on"),
                        name="growth_once_a_day",
                        violation_error_message="这一天已有一条成长记录。",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="goalresult",
                    constraint=models.UniqueConstraint(
                        fields=("review", "goal"), name="goal_result_unique"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="goalmeasurement",
                    constraint=models.UniqueConstraint(
                        fields=("goal", "taken_on"),
                        name="measurement_once_a_day",
                        violation_error_message="这一天已有一次测量。",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="casenote",
                    constraint=models.UniqueConstraint(
                        fields=("case", "number"), name="case_note_number_unique"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="planstep",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("score", None), ("score__lte", 4), _connector="OR"),
                        name="step_score_0_to_4",
                        violation_error_message="完成情况为 0 到 4 分。",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="questionset",
                    constraint=models.UniqueConstraint(
                        fields=("region", "code"),
                        name="question_set_code_unique",
                        nulls_distinct=False,
                    ),
                ),
                migrations.AddConstraint(
                    model_name="questionsetversion",
                    constraint=models.UniqueConstraint(
                        fields=("question_set", "number"), name="question_set_version_unique"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="questionsetversion",
                    constraint=models.UniqueConstraint(
                        condition=models.Q(("state", "published")),
                        fields=("question_set",),
                        name="question_set_has_one_version_in_use",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="questionsetversion",
                    constraint=models.UniqueConstraint(
                        condition=models.Q(("state", "draft")),
                        fields=("question_set",),
                        name="question_set_has_one_draft",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="assessment",
                    constraint=models.UniqueConstraint(
                        fields=("case", "number"), name="assessment_number_unique"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="assessment",
                    constraint=models.UniqueConstraint(
                        condition=models.Q(("signed_at", None)),
                        fields=("case",),
                        name="assessment_one_in_work",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="questionuse",
                    constraint=models.UniqueConstraint(
                        fields=("station", "version", "question", "month"),
                        name="question_use_unique",
                    ),
                ),
                migrations.AddIndex(
                    model_name="referral",
                    index=models.Index(
                        fields=["station", "-created_at", "-id"], name="referral_newest"
                    ),
                ),
                migrations.AddIndex(
                    model_name="reliefapplication",
                    index=models.Index(
                        fields=["station", "-started_on", "-id"], name="relief_newest"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="reliefapplication",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state__in", ["approved", "refused"]), _negated=True),
                            ("decided_on__isnull", False),
                            _connector="OR",
                        ),
                        name="relief_result_has_its_day",
                        violation_error_message="请填结果日期。",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="reward",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("points__gte", 1)),
                        name="reward_costs_points",
                        violation_error_message="所需积分至少为 1。",
                    ),
                ),
                migrations.AddIndex(
                    model_name="riskassessment",
                    index=models.Index(
                        fields=["client", "-assessed_on", "-id"], name="risk_newest"
                    ),
                ),
                migrations.AddIndex(
                    model_name="riskassessment",
                    index=models.Index(
                        fields=["station", "in_force", "-assessed_on"], name="risk_by_level"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="riskassessment",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("basis", ""), _negated=True),
                        name="risk_has_basis",
                        violation_error_message="请写明评定的依据。",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="riskassessment",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("confirmed_by", None),
                            models.Q(("confirmed_by", models.F("assessed_by")), _negated=True),
                            _connector="OR",
                        ),
                        name="risk_confirmed_by_another",
                        violation_error_message="风险由评估人以外的人确认。",
                    ),
                ),
                migrations.AddIndex(
                    model_name="sensitiveaccessrequest",
                    index=models.Index(
                        fields=["station", "state", "-created_at"], name="access_request_open"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="sensitiveaccessrequest",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("client", None), ("case", None), _connector="XOR"),
                        name="access_request_for_one_thing",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="sensitiveaccessrequest",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("decided_by", None),
                            models.Q(("decided_by", models.F("asked_by")), _negated=True),
                            _connector="OR",
                        ),
                        name="access_request_decided_by_another",
                        violation_error_message="自己的申请由别人审批。",
                    ),
                ),
                migrations.AddIndex(
                    model_name="accessgrant",
                    index=models.Index(fields=["user", "ends_on"], name="grant_by_user"),
                ),
                migrations.AddConstraint(
                    model_name="accessgrant",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("ends_on__gte", models.F("starts_on"))),
                        name="grant_dates_in_order",
                        violation_error_message="截止日期早于开始日期。",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="accessgrant",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("case", None), ("client__isnull", False), ("covers", None)),
                            models.Q(("case__isnull", False), ("client", None), ("covers", None)),
                            models.Q(("case", None), ("client", None), ("covers__isnull", False)),
                            _connector="OR",
                        ),
                        name="grant_for_one_thing",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="accessgrant",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("covers", None),
                            models.Q(("covers", models.F("user")), _negated=True),
                            _connector="OR",
                        ),
                        name="nobody_covers_himself",
                        violation_error_message="代管人不能是本人。",
                    ),
                ),
                migrations.AddIndex(
                    model_name="serviceagreement",
                    index=models.Index(
                        fields=["station", "-starts_on", "-id"], name="agreement_newest"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="serviceagreement",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("ends_on__gte", models.F("starts_on"))),
                        name="agreement_dates_in_order",
                        violation_error_message="协议的截止日期早于开始日期。",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="serviceagreement",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("client", None), _negated=True),
                            models.Q(("household", None), _negated=True),
                            models.Q(("party_name", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="agreement_names_a_party",
                        violation_error_message="请写明协议的另一方。",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="serviceagreement",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("signed_on", None),
                            models.Q(("proof", None), _negated=True),
                            _connector="OR",
                        ),
                        name="agreement_signed_has_proof",
                        violation_error_message="已签署的协议须有签名或扫描件。",
                    ),
                ),
                migrations.AddIndex(
                    model_name="servicegroup",
                    index=models.Index(
                        fields=["station", "-created_at", "-id"], name="group_newest"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="servicegroup",
                    constraint=models.UniqueConstraint(
                        fields=("station", "number"), name="group_number_unique"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="servicegroup",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("ends_on", None),
                            ("starts_on", None),
                            ("ends_on__gte", models.F("starts_on")),
                            _connector="OR",
                        ),
                        name="group_dates_in_order",
                        violation_error_message="结束日期早于开始日期。",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="servicegroup",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("plan_decided_by", None),
                            models.Q(("plan_decided_by", models.F("worker")), _negated=True),
                            _connector="OR",
                        ),
                        name="group_plan_approved_by_another",
                        violation_error_message="小组计划由带组社工以外的人审批。",
                    ),
                ),
                migrations.AddIndex(
                    model_name="groupsession",
                    index=models.Index(fields=["station", "planned_on"], name="session_by_day"),
                ),
                migrations.AddConstraint(
                    model_name="groupsession",
                    constraint=models.UniqueConstraint(
                        fields=("group", "number"), name="session_number_unique"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="groupmember",
                    constraint=models.UniqueConstraint(
                        fields=("group", "client"),
                        name="group_member_unique",
                        violation_error_message="此人已在这个小组的名单里。",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="costline",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("group", None), ("activity", None), _connector="XOR"),
                        name="cost_of_one_thing",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="costline",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("planned__gte", 0), ("spent__gte", 0)),
                        name="cost_not_negative",
                        violation_error_message="金额不能为负数。",
                    ),
                ),
                migrations.AddIndex(
                    model_name="servicelistitem",
                    index=models.Index(
                        fields=["station", "state", "-id"], name="service_list_by_state"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="servicelistitem",
                    constraint=models.UniqueConstraint(
                        condition=models.Q(
                            models.Q(("resource", None), _negated=True),
                            models.Q(("state", "declined"), _negated=True),
                        ),
                        fields=("need", "resource"),
                        name="need_meets_resource_once",
                        violation_error_message="这项需求已匹配这个资源。",
                    ),
                ),
                migrations.AddIndex(
                    model_name="serviceplan",
                    index=models.Index(
                        fields=["station", "state", "-submitted_at"], name="plan_by_state"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="serviceplan",
                    constraint=models.UniqueConstraint(
                        fields=("case", "number"), name="plan_number_unique"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="serviceplan",
                    constraint=models.UniqueConstraint(
                        condition=models.Q(("state__in", ["draft", "submitted", "returned"])),
                        fields=("case",),
                        name="plan_one_in_work",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="serviceplan",
                    constraint=models.UniqueConstraint(
                        condition=models.Q(("state", "approved")),
                        fields=("case",),
                        name="plan_one_approved",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="serviceplan",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("decided_by", None),
                            models.Q(("decided_by", models.F("author")), _negated=True),
                            _connector="OR",
                        ),
                        name="plan_approved_by_another",
                        violation_error_message="计划由拟定人以外的人审批。",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="plangoal",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("measure", "baseline"), _negated=True),
                            models.Q(("baseline__isnull", False), ("target__isnull", False)),
                            _connector="OR",
                        ),
                        name="goal_with_baseline_has_values",
                        violation_error_message="用基线测量的目标，请填基线和目标值。",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="caseoutcomereview",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("satisfaction", None), ("satisfaction__range", (1, 5)), _connector="OR"
                        ),
                        name="review_satisfaction_1_to_5",
                        violation_error_message="满意度为 1 到 5 分。",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="caseoutcomereview",
                    constraint=models.UniqueConstraint(
                        condition=models.Q(("signed_at", None)),
                        fields=("case",),
                        name="review_one_in_work",
                    ),
                ),
                migrations.AddIndex(
                    model_name="signoff",
                    index=models.Index(
                        fields=["subject_id", "signed_at"], name="signoff_by_subject"
                    ),
                ),
                migrations.AddIndex(
                    model_name="survey",
                    index=models.Index(
                        fields=["station", "-starts_on", "-id"], name="survey_newest"
                    ),
                ),
                migrations.AddIndex(
                    model_name="communityneed",
                    index=models.Index(
                        fields=["station", "-found_on", "-id"], name="community_need_newest"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="communityneed",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("satisfaction", None), ("satisfaction__range", (1, 5)), _connector="OR"
                        ),
                        name="community_need_satisfaction_1_to_5",
                        violation_error_message="满意度为 1 到 5 分。",
                    ),
                ),
                migrations.AddIndex(
                    model_name="surveyresponse",
                    index=models.Index(
                        fields=["survey", "-answered_at", "-id"], name="response_newest"
                    ),
                ),
                migrations.AddIndex(
                    model_name="verificationlist",
                    index=models.Index(
                        fields=["station", "-received_on", "-id"], name="verification_newest"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="verificationitem",
                    constraint=models.UniqueConstraint(
                        fields=("verification", "client"),
                        name="verification_item_unique",
                        violation_error_message="此人已在名单里。",
                    ),
                ),
                migrations.AddIndex(
                    model_name="visitplan",
                    index=models.Index(
                        condition=models.Q(("state", "active")),
                        fields=["station", "next_due_on", "id"],
                        name="visit_plan_due",
                    ),
                ),
                migrations.AddIndex(
                    model_name="visitplan",
                    index=models.Index(
                        condition=models.Q(("state", "active")),
                        fields=["station", "worker", "next_due_on"],
                        name="visit_plan_due_by_worker",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="visitplan",
                    constraint=models.UniqueConstraint(
                        condition=models.Q(("state", "ended"), _negated=True),
                        fields=("client",),
                        name="client_has_one_visit_plan",
                        violation_error_message="此人已有探访计划。",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="visitplan",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("every_days__gte", 1), ("every_days__lte", 366)),
                        name="visit_plan_cadence",
                        violation_error_message="间隔须在 1 到 366 天之间。",
                    ),
                ),
                migrations.AddIndex(
                    model_name="homevisit",
                    index=models.Index(
                        fields=["station", "-visited_on", "-id"], name="visit_newest"
                    ),
                ),
                migrations.AddIndex(
                    model_name="homevisit",
                    index=models.Index(fields=["client", "-visited_on"], name="visit_by_client"),
                ),
                migrations.AddIndex(
                    model_name="volunteer",
                    index=models.Index(
                        fields=["station", "-registered_on", "-id"], name="volunteer_newest"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="volunteer",
                    constraint=models.UniqueConstraint(
                        fields=("station", "number"), name="volunteer_number_unique"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="volunteer",
                    constraint=models.UniqueConstraint(
                        condition=models.Q(("identifier_index", ""), _negated=True),
                        fields=("station", "identifier_index"),
                        name="volunteer_identifier_unique",
                        violation_error_message="这个证件号码的志愿者已登记。",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="volunteer",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("points__gte", 0)),
                        name="points_never_negative",
                        violation_error_message="积分不足。",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="pointentry",
                    constraint=models.UniqueConstraint(
                        fields=("transaction", "account"), name="point_entry_once_an_account"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="pointentry",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("amount", 0), _negated=True),
                        name="point_entry_moves_something",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="volunteerhours",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("minutes__gte", 1), ("minutes__lte", 1440)),
                        name="volunteer_minutes_within_a_day",
                        violation_error_message="时长须在 1 到 1440 分钟之间。",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="volunteerhours",
                    constraint=models.UniqueConstraint(
                        condition=models.Q(
                            models.Q(("activity", None), _negated=True), ("cancelled_reason", "")
                        ),
                        fields=("volunteer", "activity"),
                        name="volunteer_hours_once_an_activity",
                        violation_error_message="这位志愿者本次活动的时长已登记。",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="pointtransaction",
                    constraint=models.UniqueConstraint(
                        condition=models.Q(("kind", "earn")),
                        fields=("hours",),
                        name="hours_earn_points_once",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="pointtransaction",
                    constraint=models.UniqueConstraint(
                        condition=models.Q(("corrects", None), _negated=True),
                        fields=("corrects",),
                        name="points_corrected_once",
                        violation_error_message="这一笔已经更正过。",
                    ),
                ),
            ]
        )
    ]
