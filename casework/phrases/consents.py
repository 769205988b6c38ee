"""Sentences about consent and service agreements, and their words for the audit."""

VERBS = {
    "consent.given": "登记知情同意",
    "consent.withdrawn": "撤回同意事项",
    "consent.printed": "打印知情同意书",
    "agreement.drawn_up": "拟定服务协议",
    "agreement.edited": "修改服务协议",
    "agreement.signed": "签署服务协议",
    "agreement.ended": "提前终止服务协议",
    "agreement.printed": "打印服务协议",
}

WITHDRAWN = "{on} 已撤回“{label}”的同意：不能再这样使用。"
REFUSED = "{on} 已表示不同意“{label}”：不能这样使用。"
NOT_ASKED = "还没有征求过这一事项的同意。"
SERVICE_STOPPED = "{reason}紧急情况请登记危机介入，强制报告不受此限。"

GUARDIAN_FIRST = (
    "未满十四周岁，须先由监护人签署知情同意书，同意“建档与服务”后才能提供服务"
    "（个人信息保护法第三十一条）。强制报告和紧急救助不受此限。"
)
GUARDIAN_SIGNS = "服务对象未满十四周岁，须由监护人签署。"
WHICH_GUARDIAN = "请选择是哪一位监护人；还没有登记的，先登记监护人。"
NOT_GUARDIAN_THEN = "这位监护人在签署当日不在监护期内。"
NOTHING_TO_WITHDRAW = "这一事项没有同意过，不用撤回。"
WITHDRAWN_BEFORE = "这一事项已经撤回。"
FUTURE_DAY = "日期不能晚于今天。"
BEFORE_SIGNING = "撤回日期早于签署日期。"
NO_TEXT = "本地区没有现行的知情同意书，请联系平台管理员。"
ALL_ITEMS = "请逐项选择同意或不同意。"
TEXT_CHANGED = "知情同意书已有新的版本，请刷新后重新征求。"
PROOF_CLOSED = "这份文件含姓名和签名，您当前的角色不能打开。"
PROOF_MISSING = "请上传签好的扫描件或照片。"
SIGNATURE_MISSING = "请在签名框内手写签名。"
SIGNATURE_WRONG = "签名没有传完整，请重新签名。"
PHOTO_REFUSED = "所选服务对象中有人不同意使用照片，图片没有上传。{reason}"

AGREEMENT_GONE = "没有找到这份服务协议，可能不在您的工作范围内。"
AGREEMENT_CHANGED = "您打开之后，这份协议已被别人改过。请核对后再保存，再次保存以您填写的为准。"
AGREEMENT_SIGNED = "协议已经签署，不能再改；需要变更的，终止后另签。"
AGREEMENT_ENDED = "协议已经终止。"
OUTSIDE_AGREEMENT = "终止日期须在协议期限内。"
ENDS_BEFORE_START = "协议的截止日期早于开始日期。"
WRONG_SIGNER = "请从列出的签署人中选择。"
NO_PARTY = "请写明协议的另一方。"
