"""What is needed and offered in the made-up street. Every person in it is made up."""

from typing import Any

# community (None: the whole street), ends in so many days (None: never), values
RESOURCES: tuple[tuple[int | None, int | None, dict[str, Any]], ...] = tuple(
    (
        place,
        ends_in,
        {
            "name": name,
            "society_role": role,
            "provider": provider,
            "kinds": kinds.split(),
            "content": content,
            "capacity": capacity,
            "conditions": conditions,
            "for_classes": classes.split(),
            "contact_name": f"演示联系人{number}",
            "contact_phone": f"027-02{number:06d}",
        },
    )
    for number, (place, ends_in, name, role, provider, kinds, content, capacity, conditions, classes)
    in enumerate((
        (0, None, "长者午餐助餐点", "organisation", "演示养老服务社", "care livelihood",
         "每天中午供餐，行动不便的送餐到家。", 30, "提前一天订餐，每餐 12 元，低保老人减免。",
         "elderly low_income destitute"),
        (None, 200, "助浴上门服务", "organisation", "演示康养中心", "care",
         "两人一组上门助浴，自带设备。", 12, "需家属或志愿者在场。", "elderly disabled"),
        (None, None, "家庭医生团队", "community", "演示社区卫生服务中心", "health",
         "上门量血压、测血糖，调整用药。", None, "签约居民。", ""),
        (None, 25, "陪诊志愿队", "volunteer", "为老志愿队", "health care",
         "挂号、陪同、取药，一次半天。", 20, "提前三天约。", "elderly disabled"),
        (None, None, "心理疏导热线", "social_worker", "演示心理社工工作室", "mind",
         "电话疏导，必要时面谈六次。", None, "", ""),
        (1, None, "老伙伴结对", "volunteer", "邻里互助队", "social mind",
         "低龄老人每周上门陪聊一次。", 15, "同一社区结对。", "elderly"),
        (None, 120, "慈善助困金", "charity", "演示慈善会", "livelihood health",
         "大病和突发困难一次性资助。", 40, "提交诊断和费用单，社区核实。",
         "low_income destitute child"),
        (None, 18, "冬衣和米油", "charity", "演示爱心超市", "livelihood",
         "每户一份冬季物资。", 60, "凭社工站的单子领取。", "low_income destitute elderly"),
        (None, None, "居家适老化改造", "organisation", "演示助老公益中心", "housing safety",
         "装扶手、换防滑垫、改厕所。", 10, "房主同意，街道补贴一半。", "elderly disabled"),
        (2, None, "放学后托管", "community", "演示居委会", "education care",
         "放学后到六点，写作业和活动。", 25, "本社区小学生。", "child"),
        (None, 300, "大学生课业辅导", "volunteer", "演示高校志愿队", "education",
         "周末一对一辅导。", 18, "家长在场或在社工站。", "child"),
        (None, None, "法律咨询日", "social_worker", "演示律师事务所", "safety policy",
         "赡养、房产、劳动合同咨询。", None, "每月第二个周三下午。", ""),
        (None, None, "政策代办窗口", "community", "党群服务中心", "policy",
         "低保、临时救助、残疾人两项补贴代办。", None, "带身份证和户口本。", ""),
        (None, 90, "残疾人辅具租借", "organisation", "演示助残中心", "health care",
         "轮椅、助行器、护理床短期租借。", 15, "押金 200 元。", "disabled elderly"),
        (None, None, "灵活就业信息", "organisation", "演示就业服务社", "work",
         "家政、保洁和手工活推荐。", None, "每周二更新。", "other low_income disabled"),
        (3, None, "社区合唱队", "community", "演示合唱队", "culture social",
         "每周两次排练。", 40, "", "elderly other"),
        (4, None, "流动书屋", "charity", "演示图书馆", "culture education",
         "每月换书一次。", None, "", ""),
        (None, 60, "紧急呼叫器", "charity", "演示公益基金会", "safety care",
         "独居老人一键呼叫，社区和家属接听。", 20, "独居或与未成年人同住的老人。", "elderly"),
        (None, -12, "暑期夏令营", "organisation", "演示青少年服务社", "education social",
         "两周日间营。", 30, "", "child"),
        (None, None, "社工个案支持", "social_worker", "大智街道社工站", "mind social policy",
         "评估、计划、陪伴和资源链接。", None, "", ""),
    ), start=1)
)  # fmt: skip

# community, found so many days ago, how it was settled, values
COMMUNITY_NEEDS: tuple[tuple[int, int, tuple[str, str, int | None] | None, dict[str, Any]], ...] = (
    tuple(
        (
            place,
            days,
            settled,
            {
                "kind": kind,
                "description": description,
                "client_class": client_class,
                "people": people,
                "priority": priority,
                "source": source,
                "survey": None,
            },
        )
        for place, days, settled, kind, description, client_class, people, priority, source in (
            (0, 300, ("met", "照料室开午餐，志愿队送餐。", 5), "care",
             "八十岁以上独居老人午饭凑合吃", "elderly", 46, "1", "visit"),
            (0, 120, ("serving", "正在排助浴名单。", None), "care",
             "失能老人在家洗澡难", "elderly", 14, "1", "visit"),
            (0, 60, None, "safety", "独居老人夜里出事没人知道", "elderly", 37, "1", "visit"),
            (1, 260, ("partly", "每月义诊一次，复诊仍要自己跑。", 4), "health",
             "慢性病老人去医院复诊不便", "elderly", 58, "2", "survey"),
            (1, 40, None, "culture", "退休男性居民没有适合的活动", "other", 30, "3", "observation"),
            (1, 90, ("met", "合唱队和太极队对外开放。", 4), "social",
             "新搬来的老人没有熟人", "elderly", 12, "2", "visit"),
            (2, 200, ("met", "居委会开放学后托管，二十五个名额。", 5), "education",
             "双职工家庭孩子放学没人接", "child", 33, "1", "meeting"),
            (2, 35, None, "education", "高年级孩子作业没人辅导", "child", 16, "1", "focus_group"),
            (2, 150, ("unmet", "辖区没有可用的场地，已报街道。", 2), "culture",
             "青少年没有室内运动场地", "child", 40, "3", "survey"),
            (3, 180, ("met", "议事会定了公约，车棚加装充电桩。", 4), "safety",
             "飞线充电，楼道堵", "other", None, "1", "meeting"),
            (3, 75, None, "housing", "老楼没有电梯，高层老人不下楼", "elderly", 22, "1", "visit"),
            (3, 45, None, "health", "残疾居民缺助行器", "disabled", 9, "2", "visit"),
            (4, 140, ("partly", "代办窗口每周三到小区。", 4), "policy",
             "租户不清楚能不能申请临时救助", "low_income", 17, "2", "reported"),
            (4, 25, None, "work", "四五十岁的失业居民找不到活", "low_income", 11, "1", "survey"),
            (4, 55, None, "livelihood", "低保边缘家庭冬天取暖开支大", "low_income", 19, "1", "visit"),
            (5, 210, ("met", "心理社工驻点半天。", 5), "mind",
             "丧偶老人情绪低落", "elderly", 13, "2", "case"),
            (5, 20, None, "mind", "青春期孩子和家长冲突多", "child", 15, "2", "focus_group"),
            (5, 10, None, "policy", "居家养老补贴不会申请", "elderly", 28, "2", "visit"),
            (1, 15, None, "care", "术后出院的人没人照料", "elderly", 8, "1", "case"),
            (2, 8, None, "safety", "放学路口车多", "child", None, "2", "reported"),
            (3, 5, None, "social", "独居男性老人很少出门", "elderly", 18, "2", "visit"),
            (4, 3, None, "housing", "租户房屋漏水没人管", "other", 4, "3", "reported"),
            (0, 100, ("withdrawn", "与助餐合并办理。", None), "livelihood",
             "老人想要便宜的早点", "elderly", None, "3", "survey"),
            (5, 130, ("met", "图书馆每月换书。", 5), "culture",
             "孩子没有书看", "child", 26, "3", "observation"),
            (1, 70, None, "other", "流浪猫影响环境", "other", None, "3", "reported"),
        )
    )
)  # fmt: skip

# of one person: raised so many days ago, values
PERSONAL_NEEDS: tuple[tuple[tuple[int, dict[str, Any]], ...], ...] = tuple(
    tuple(
        (days, {"kind": kind, "description": description, "priority": priority, "source": source})
        for days, kind, description, priority, source in needs
    )
    for needs in (
        ((62, "care", "中午没有人做饭", "1", "visit"),
         (30, "health", "复诊挂号不会，要人陪", "2", "visit")),
        ((80, "mind", "老伴走后睡不好，不愿出门", "1", "visit"),),
        ((45, "livelihood", "冬天棉被薄，煤气费紧", "1", "visit"),
         (20, "policy", "想申请高龄津贴", "2", "reported")),
        ((55, "safety", "夜里起身摔过一次，怕再摔", "1", "visit"),
         (40, "housing", "卫生间没有扶手", "2", "visit")),
        ((70, "care", "洗澡需要人帮", "1", "case"),),
        ((35, "social", "一个人住，想有人说说话", "2", "visit"),
         (25, "health", "血压老是量不准", "2", "visit")),
        ((90, "work", "想找一份不累的活", "2", "reported"),),
        ((28, "health", "腿脚不便，缺轮椅", "1", "visit"),
         (12, "policy", "残疾人补贴的材料没弄懂", "2", "visit")),
        ((50, "livelihood", "看病花了积蓄，暂时难", "1", "case"),),
        ((15, "culture", "想参加唱歌", "3", "visit"),),
    )
)  # fmt: skip
