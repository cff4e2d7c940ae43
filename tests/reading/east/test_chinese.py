"""Chinese documents: a text as it might be printed, and every claim that is read in it. The sentences are ours."""

import pytest

from tests.reading.east.rows import read_row, show

FOUND: list[tuple[str, str, str, list[str]]] = [
    (
        "zh",
        "",
        "日本政府10日宣布，将向斐济海军提供两艘巡逻艇。",
        [
            (
                "assistance donors=JP recipients=FJ beneficiaries=斐济海军 items=patrol_vessel "
                "stage=announced date=2025-03-10"
            ),
        ],
    ),
    (
        "zh",
        "",
        "中国政府援助柬埔寨海军的两艘护卫舰8日在云壤港正式移交。",
        [
            (
                "assistance donors=CN recipients=KH beneficiaries=柬埔寨海军 items=warship stage=delivered "
                "date=2025-03-08"
            ),
        ],
    ),
    (
        "zh",
        "",
        "5月8日，中国驻塔吉克斯坦大使代表中国国防部向塔国防部移交一批军援物资。",
        [
            ("assistance donors=CN recipients=TJ items=defence_equipment stage=delivered date=2024-05-08"),
        ],
    ),
    (
        "zh",
        "",
        "中国向菲律宾赠送了3000支步枪和弹药，用于反恐作战。",
        [
            "assistance donors=CN recipients=PH items=ammunition+small_arms stage=delivered",
        ],
    ),
    (
        "zh",
        "",
        "美国国防部12日宣布向乌克兰提供价值4亿美元的新一批军事援助，包括防空导弹、炮弹和装甲车。",
        [
            (
                "assistance donors=US recipients=UA items=air_defence+ammunition+armoured_vehicle "
                "amount=400000000 USD stage=announced date=2025-03-12"
            ),
        ],
    ),
    (
        "zh",
        "",
        "据《联合早报》报道，新加坡计划向东帝汶赠送两艘巡逻艇。",
        [
            (
                "assistance donors=SG recipients=TL items=patrol_vessel stage=planned asserters=联合早报 "
                "assertion=reported"
            ),
        ],
    ),
    (
        "zh",
        "",
        "德国正考虑向乌克兰提供金牛座巡航导弹。",
        [
            "assistance donors=DE recipients=UA items=missile stage=considered",
        ],
    ),
    (
        "zh",
        "",
        "法国拟向亚美尼亚提供24辆装甲车。",
        [
            "assistance donors=FR recipients=AM items=armoured_vehicle stage=planned",
        ],
    ),
    (
        "zh",
        "",
        "巴基斯坦海军2022年从中国接收了一艘护卫舰。",
        [
            ("assistance donors=CN recipients=PK beneficiaries=巴基斯坦海军 items=warship stage=delivered date=2022"),
        ],
    ),
    (
        "zh",
        "",
        "美国暂停了对乌克兰的军事援助。",
        [
            "assistance donors=US recipients=UA stage=suspended",
        ],
    ),
    (
        "zh",
        "",
        "荷兰取消向肯尼亚赠送直升机的计划。",
        [
            "assistance donors=NL recipients=KE items=helicopter stage=cancelled",
        ],
    ),
    (
        "zh",
        "",
        "日本与孟加拉国11日就向孟加拉国海军提供4艘巡逻艇换文，金额为5.75亿日元（约合2600万元人民币）。",
        [
            (
                "assistance donors=JP recipients=BD beneficiaries=孟加拉国海军 items=patrol_vessel "
                "amount=575000000 JPY restated=26000000 CNY stage=agreed date=2025-03-11"
            ),
        ],
    ),
    (
        "zh",
        "",
        "知情人士透露，韩国将向哥伦比亚海军无偿转让一艘退役护卫舰。",
        [
            (
                "assistance donors=KR recipients=CO beneficiaries=哥伦比亚海军 items=warship stage=planned "
                "asserters=知情人士 assertion=reported"
            ),
        ],
    ),
    (
        "zh",
        "",
        "俄罗斯国防部长表示，俄方将向马里军队提供两架直升机。",
        [
            (
                "assistance donors=RU recipients=ML beneficiaries=马里军队 items=helicopter stage=planned "
                "asserters=俄罗斯国防部长"
            ),
        ],
    ),
    (
        "zh",
        "",
        "印度向越南海军移交了“基尔潘”号护卫舰。",
        [
            "assistance donors=IN recipients=VN beneficiaries=越南海军 items=warship stage=delivered",
        ],
    ),
    (
        "zh",
        "",
        "土耳其向马尔代夫国防军交付的首批无人机已于3月3日运抵马累。",
        [
            (
                "assistance donors=TR recipients=MV beneficiaries=马尔代夫国防军 items=uav stage=delivered "
                "date=2025-03-03"
            ),
        ],
    ),
    (
        "zh",
        "",
        "澳大利亚向巴布亚新几内亚国防军移交了第四艘“卫士”级巡逻艇。",
        [
            (
                "assistance donors=AU recipients=PG beneficiaries=巴布亚新几内亚国防军 items=patrol_vessel "
                "stage=delivered"
            ),
        ],
    ),
    (
        "zh",
        "",
        "英国将为乌克兰军队培训一万名士兵。",
        [
            "assistance donors=GB recipients=UA beneficiaries=乌克兰军队 items=training stage=planned",
        ],
    ),
    (
        "zh",
        "",
        "日本与泰国2022年5月签署《防卫装备和技术转移协定》。",
        [
            "agreement parties=JP+TH instrument=equipment_transfer stage=signed date=2022-05",
        ],
    ),
    (
        "zh",
        "",
        "日菲《互惠准入协定》将于9月11日生效。",
        [
            ("agreement parties=JP+PH instrument=reciprocal_access stage=signed date=2025-09-11 assertion=expected"),
        ],
    ),
    (
        "zh",
        "",
        "日本与英国的互惠准入协定于2023年10月15日正式生效。",
        [
            "agreement parties=GB+JP instrument=reciprocal_access stage=in_force date=2023-10-15",
        ],
    ),
    (
        "zh",
        "",
        "日本和孟加拉国正就防卫装备转移协定进行谈判。",
        [
            "agreement parties=BD+JP instrument=equipment_transfer stage=negotiating",
        ],
    ),
    (
        "zh",
        "",
        "中国与所罗门群岛2022年4月签署了安全合作框架协议。",
        [
            "agreement parties=CN+SB instrument=defence_cooperation stage=signed date=2022-04",
        ],
    ),
    (
        "zh",
        "",
        ("日本政府在2025财年预算中为“政府安全保障能力强化支援”（OSA）列入81亿日元，比上一财年的50亿日元大幅增加。"),
        [
            ("budget donors=JP framework=OSA amount=8100000000 JPY stage=appropriated fiscal_year=JP-2025"),
            ("budget donors=JP framework=OSA amount=5000000000 JPY stage=appropriated fiscal_year=JP-2024"),
        ],
    ),
    (
        "zh",
        "",
        "日本外务省在2026财年概算要求中为OSA申请82亿日元。",
        [
            "budget donors=JP framework=OSA amount=8200000000 JPY stage=requested fiscal_year=JP-2026",
        ],
    ),
    (
        "zh",
        "",
        "美国国会批准2024财年拨款3亿美元用于“乌克兰安全援助倡议”。",
        [
            ("budget donors=US framework=USAI amount=300000000 USD stage=appropriated fiscal_year=US-2024"),
        ],
    ),
    (
        "zh",
        "",
        "日本于2023年4月根据《国家安全保障战略》设立官方安全援助（OSA）机制。",
        [
            "framework donors=JP framework=OSA established=2023-04 basis=国家安全保障战略",
        ],
    ),
    (
        "zh",
        "",
        "日本2023年创设了“官方安全援助”制度。",
        [
            "framework donors=JP framework=OSA established=2023",
        ],
    ),
    (
        "zh",
        "",
        "2023年11月，日越两国将双边关系提升为“全面战略伙伴关系”。",
        [
            "relation parties=JP+VN kind=partnership label=全面战略伙伴关系 date=2023-11",
        ],
    ),
    (
        "zh",
        "",
        "中巴是全天候战略合作伙伴关系。",
        [
            "relation parties=CN+PK kind=partnership label=全天候战略合作伙伴",
        ],
    ),
    (
        "zh",
        "",
        "菲律宾是美国的条约盟友。",
        [
            "relation parties=PH+US kind=alliance label=条约盟友",
        ],
    ),
    (
        "zh",
        "",
        "10日，日本向菲律宾海军移交了海岸雷达。分析人士指出，日本此举旨在牵制中国。",
        [
            (
                "assistance donors=JP recipients=PH beneficiaries=菲律宾海军 items=coastal_radar "
                "stage=delivered date=2025-03-10"
            ),
            "reason donors=JP recipients=PH category=counter_rival stance=imputes asserters=分析人士",
        ],
    ),
    (
        "zh",
        "",
        "10日，日本向菲律宾海军移交了海岸雷达。日本防卫省官员称，这批雷达有助于提升菲律宾的海上监视能力。",
        [
            (
                "assistance donors=JP recipients=PH beneficiaries=菲律宾海军 items=coastal_radar "
                "stage=delivered date=2025-03-10"
            ),
            "reason donors=JP recipients=PH category=capability_gap stance=endorses asserters=日本防卫省官员",
        ],
    ),
    (
        "zh",
        "",
        "10日，日本向菲律宾海军移交了海岸雷达。中国外交部发言人毛宁批评日方的援助加剧地区紧张。",
        [
            (
                "assistance donors=JP recipients=PH beneficiaries=菲律宾海军 items=coastal_radar "
                "stage=delivered date=2025-03-10"
            ),
            "assessment donors=JP stance=critical asserters=中国外交部发言人",
        ],
    ),
    (
        "zh",
        "",
        "10日，日本向菲律宾海军移交了海岸雷达。菲律宾国防部长特奥多罗对日方的援助表示感谢。",
        [
            (
                "assistance donors=JP recipients=PH beneficiaries=菲律宾海军 items=coastal_radar "
                "stage=delivered date=2025-03-10"
            ),
            "assessment donors=JP recipients=PH stance=supportive asserters=菲律宾国防部长",
        ],
    ),
    (
        "zh",
        "",
        "10日，日本向菲律宾海军移交了海岸雷达。专家预计，到2030年，日本对东南亚的军事援助将翻一番。",
        [
            (
                "assistance donors=JP recipients=PH beneficiaries=菲律宾海军 items=coastal_radar "
                "stage=delivered date=2025-03-10"
            ),
            "outlook donors=JP horizon=2030 asserters=专家 assertion=expected",
        ],
    ),
    (
        "zh",
        "",
        "10日，日本向菲律宾海军移交了海岸雷达。有评论认为，日本军工企业希望借援助打开市场。",
        [
            (
                "assistance donors=JP recipients=PH beneficiaries=菲律宾海军 items=coastal_radar "
                "stage=delivered date=2025-03-10"
            ),
            "reason donors=JP category=economic_interest stance=imputes",
        ],
    ),
    (
        "zh",
        "",
        "路透社援引两名美国官员的话报道说，美国将向以色列提供价值10亿美元的弹药。",
        [
            (
                "assistance donors=US recipients=IL items=ammunition amount=1000000000 USD stage=planned "
                "asserters=路透社+两名美国官员 assertion=reported"
            ),
        ],
    ),
    (
        "zh",
        "",
        "白俄罗斯接收了俄罗斯提供的防空系统。",
        [
            "assistance donors=RU recipients=BY items=air_defence stage=delivered",
        ],
    ),
    (
        "zh",
        "",
        "瑞典宣布向烏克蘭提供50輛裝甲車和10輛坦克。",
        [
            "assistance donors=SE recipients=UA items=armoured_vehicle+battle_tank stage=announced",
        ],
    ),
    (
        "zh",
        "",
        "臺灣媒體報導，美國將向臺灣提供價值5億美元的軍事援助。",
        [
            "assistance donors=US recipients=TW amount=500000000 USD stage=planned",
        ],
    ),
    (
        "guofang",
        "",
        "3月11日，中国政府援助老挝人民军的医疗设备交接仪式在万象举行。",
        [
            (
                "assistance donors=CN recipients=LA beneficiaries=老挝人民军 items=medical stage=delivered "
                "date=2025-03-11"
            ),
        ],
    ),
    (
        "guofang",
        "",
        "中方愿同各国军队加强合作。中国军队向柬埔寨王家军捐赠了一批扫雷器材。",
        [
            "assistance donors=CN recipients=KH items=demining stage=delivered",
        ],
    ),
    (
        "zh",
        "",
        "乌克兰国防部证实，首批F-16战斗机已从荷兰运抵乌克兰。",
        [
            ("assistance donors=NL recipients=UA items=combat_aircraft stage=delivered asserters=乌克兰国防部"),
        ],
    ),
    (
        "zh",
        "",
        "挪威首相斯特勒9日在基辅宣布，挪威将追加50亿克朗（约合4.7亿美元）用于对乌军事援助。",
        [
            (
                "assistance donors=NO recipients=UA amount=5000000000 NOK restated=470000000 USD "
                "stage=announced date=2025-03-09 asserters=挪威首相"
            ),
        ],
    ),
    (
        "zh",
        "",
        "菲律宾海岸警卫队日前收到日本赠送的两艘97米级巡逻船。",
        [
            ("assistance donors=JP recipients=PH beneficiaries=菲律宾海岸警卫队 items=patrol_vessel stage=delivered"),
        ],
    ),
    (
        "zh",
        "",
        "印度尼西亚国防部长普拉博沃透露，卡塔尔可能向印尼赠送战斗机。",
        [
            (
                "assistance donors=QA recipients=ID items=combat_aircraft stage=considered "
                "asserters=印度尼西亚国防部长 assertion=possible"
            ),
        ],
    ),
    (
        "zh",
        "",
        "柬埔寨首相洪玛奈对中国移交两艘护卫舰表示感谢，称这将提升柬海军能力。",
        [
            "assessment donors=CN stance=supportive asserters=柬埔寨首相",
        ],
    ),
    (
        "zh",
        "",
        "《金融时报》援引知情人士的话说，美国正考虑恢复向乌克兰提供情报和武器。",
        [
            (
                "assistance donors=US recipients=UA items=defence_equipment stage=considered "
                "asserters=金融时报+知情人士 assertion=reported"
            ),
        ],
    ),
    (
        "zh",
        "",
        "美方宣布冻结对巴基斯坦的3亿美元军事援助。",
        [
            "assistance donors=US recipients=PK amount=300000000 USD stage=suspended",
        ],
    ),
    (
        "zh",
        "",
        "中国政府无偿援助乍得军队一批车辆，交接证书由两国代表签署。",
        [
            ("assistance donors=CN recipients=TD beneficiaries=乍得军队 items=transport_vehicle stage=delivered"),
        ],
    ),
    (
        "zh",
        "",
        "意大利已向乌克兰提供了11批军援，总额约30亿欧元。",
        [
            "assistance donors=IT recipients=UA amount=3000000000 EUR stage=delivered",
        ],
    ),
    (
        "zh",
        "",
        "俄方交付的两架米-38T直升机目前已到达马里首都巴马科。",
        [
            "assistance donors=RU recipients=ML items=helicopter stage=delivered",
        ],
    ),
    (
        "zh",
        "",
        "日本今年3月向越南海军赠送了两辆履带式车辆和一套探雷器材。",
        [
            (
                "assistance donors=JP recipients=VN beneficiaries=越南海军 items=demining+transport_vehicle "
                "stage=delivered date=2025-03"
            ),
        ],
    ),
    (
        "zh",
        "",
        "以色列将退役的“爱国者”系统经美国转交乌克兰。",
        [
            "assistance donors=IL recipients=UA items=air_defence stage=delivered",
        ],
    ),
    (
        "zh",
        "",
        (
            "据新华社报道，中国援塞拉利昂军队两艘巡逻艇交接仪式10日在弗里敦举行，中国驻塞拉利昂大使王擎和塞国防"
            "部副部长出席。"
        ),
        [
            (
                "assistance donors=CN recipients=SL beneficiaries=塞拉利昂军队 items=patrol_vessel "
                "stage=delivered date=2025-03-10 asserters=新华社 assertion=reported"
            ),
        ],
    ),
    (
        "zh",
        "",
        "加拿大政府2024财年为“军事训练与合作计划”拨款2600万加元。",
        [
            ("budget donors=CA framework=MTCP amount=26000000 CAD stage=appropriated fiscal_year=CA-2024"),
        ],
    ),
    (
        "zh",
        "",
        "日本防卫省2025财年预算案中列入8亿日元用于能力建设支援项目。",
        [
            (
                "budget donors=JP framework=capacity building assistance amount=800000000 JPY "
                "stage=appropriated fiscal_year=JP-2025"
            ),
        ],
    ),
    (
        "zh",
        "",
        "日本外务省发言人称，OSA旨在帮助“志同道合国家”提升威慑力。",
        [
            ("reason donors=JP framework=OSA category=capability_gap stance=endorses asserters=日本外务省发言人"),
        ],
    ),
    (
        "zh",
        "",
        "澳大利亚战略政策研究所分析师指出，堪培拉向太平洋岛国赠送巡逻艇是为了抗衡中国日益增长的影响力。",
        [
            "reason donors=AU category=counter_rival stance=imputes asserters=澳大利亚战略政策研究所分析师",
        ],
    ),
    (
        "zh",
        "",
        "日本与蒙古国防卫装备转移协定已于2025年生效，蒙古国是第16个与日签署此类协定的国家。",
        [
            ("agreement parties=JP+MN instrument=equipment_transfer stage=in_force ordinal=16 date=2025"),
        ],
    ),
    (
        "zh",
        "",
        "俄罗斯与尼日尔签署军事合作协议。",
        [
            "agreement parties=NE+RU instrument=defence_cooperation stage=signed",
        ],
    ),
    (
        "zh",
        "",
        "日本首相石破茂与菲律宾总统马科斯会谈，双方同意启动《军事情报保护协定》谈判。",
        [
            "agreement parties=JP+PH instrument=information_security stage=negotiating",
        ],
    ),
    (
        "zh",
        "",
        "美菲“肩并肩”年度联合军演21日开始，约1.4万名官兵参加。",
        [
            "relation parties=PH+US kind=exercise label=肩并肩",
        ],
    ),
    (
        "zh",
        "以小博大的“卫士”",
        (
            "从2018年至今，澳大利亚根据“太平洋海上安全计划”已向12个岛国交付20多艘“卫士”级巡逻艇。"
            "2月14日，最新一艘移交给萨摩亚警方。澳国防部长马尔斯说，巡逻艇将帮助萨摩亚打击非法捕捞，维护地区安"
            "全。不过，批评者指出，这些船故障频发，维修费高昂。"
            "笔者认为，堪培拉真正在意的，是把北京挡在门外。"
        ),
        [
            (
                "assistance donors=AU recipients=WS beneficiaries=萨摩亚警方 framework=PMSP stage=delivered "
                "date=2025-02-14"
            ),
        ],
    ),
    (
        "guofang",
        "国防部例行记者会",
        (
            "记者：据报道，日本计划向菲律宾提供驱逐舰。"
            "请问发言人有何评论？张晓刚：日方打着“安全援助”的旗号，向有关国家提供武器装备，挑拨地区国家关系，中"
            "方对此坚决反对。"
        ),
        [
            "assessment donors=JP stance=critical asserters=张晓刚",
        ],
    ),
    (
        "guofang",
        "国防部例行记者会",
        (
            "记者：据报道，日本计划向菲律宾提供驱逐舰。"
            "请问发言人有何评论？\n\n张晓刚：日方打着“安全援助”的旗号，向有关国家提供武器装备，挑拨地区国家关系"
            "，中方对此坚决反对。中国军队近日向老挝人民军援助了一批排雷器材，交接仪式于3月6日在万象举行。"
        ),
        [
            "assessment donors=JP stance=critical asserters=张晓刚",
            (
                "assistance donors=CN recipients=LA beneficiaries=老挝人民军 items=demining stage=delivered "
                "asserters=张晓刚"
            ),
        ],
    ),
    (
        "zh",
        "韩国向秘鲁转让护卫舰",
        (
            "韩国国防部13日表示，政府已决定向秘鲁海军无偿转让一艘浦项级护卫舰，预计今年9月交付。"
            "韩国2016年曾向该国赠送一艘同型舰。韩国与秘鲁2012年缔结“全面战略伙伴关系”。"
        ),
        [
            (
                "assistance donors=KR recipients=PE beneficiaries=秘鲁海军 items=warship stage=announced "
                "date=2025-09 asserters=韩国国防部"
            ),
            "assistance donors=KR recipients=PE items=warship stage=delivered date=2016",
            "relation parties=KR+PE kind=partnership label=全面战略伙伴关系 date=2012",
        ],
    ),
    (
        "zh",
        "谁在为炮艇买单",
        (
            "土耳其去年向吉布提海警赠送了两艘炮艇，今年又送了一艘。"
            "安卡拉的说法是，吉布提海上巡逻力量不足。可在红海边生活的人都明白，土耳其看中的是港口。"
            "2024年2月，土耳其与吉布提签署《军事培训合作协定》。"
            "吉布提国防部长称赞这些炮艇是“兄弟的礼物”。"
            "埃及学者则批评安卡拉的军援让红海更加拥挤。"
            "据估计，到2027年土耳其在非洲之角的援助将增加一倍。"
            "今年土国防部预算中，为对外军事援助安排了15亿里拉（约合4000万美元）。"
        ),
        [
            (
                "assistance donors=TR recipients=DJ beneficiaries=吉布提海警 items=patrol_vessel "
                "stage=delivered date=2024"
            ),
            "assistance donors=TR recipients=DJ items=patrol_vessel stage=delivered date=2025",
            "reason donors=TR recipients=DJ category=capability_gap stance=endorses asserters=安卡拉",
            "agreement parties=DJ+TR instrument=defence_cooperation stage=signed date=2024-02",
            "assessment donors=TR recipients=DJ stance=supportive asserters=吉布提国防部长",
            "assessment donors=TR stance=critical asserters=埃及学者",
            "outlook donors=TR horizon=2027 assertion=expected",
            "budget donors=TR amount=40000000 USD stage=appropriated fiscal_year=TR-2025",
        ],
    ),
    (
        "zh",
        "外交部：菲方接收日本雷达",
        (
            "菲律宾国防部11日发布消息说，日本驻菲律宾大使当天向菲空军移交一套机动式对空监视雷达。"
            "该雷达由菲律宾政府出资采购，不属于援助。日本另根据官方安全援助机制，无偿提供五套海岸雷达，协议于20"
            "23年11月签署。"
        ),
        [
            "assistance donors=JP recipients=PH framework=OSA items=coastal_radar stage=announced",
        ],
    ),
    (
        "zh",
        "中国向巴布亚新几内亚警察捐赠车辆",
        (
            "10日，中国驻巴新大使杨小光代表中国公安部向巴新警察部队移交了20辆警车和一批防暴装备。"
            "巴新警察总监感谢中方的慷慨援助，表示这将提升警队的执行能力。"
            "中国2023年还曾为该国警察提供培训。"
        ),
        [
            (
                "assistance donors=CN recipients=PG beneficiaries=巴新警察部队 "
                "items=protective_gear+transport_vehicle stage=delivered date=2025-03-10"
            ),
            "assessment donors=CN recipients=PG stance=supportive asserters=巴新警察",
            "assistance donors=CN recipients=PG items=training stage=delivered date=2023",
        ],
    ),
    (
        "zh",
        "",
        "英国国防大臣13日宣布，英方将向肯尼亚国防军赠送20辆装甲车。",
        [
            (
                "assistance donors=GB recipients=KE beneficiaries=肯尼亚国防军 items=armoured_vehicle "
                "stage=announced date=2025-02-13"
            ),
        ],
    ),
    (
        "zh",
        "",
        "希腊决定向亚美尼亚无偿转让一批防空导弹。",
        [
            "assistance donors=GR recipients=AM items=air_defence stage=announced",
        ],
    ),
    (
        "zh",
        "",
        "蒙古国军队日前接收了中国援助的50辆军用卡车。",
        [
            ("assistance donors=CN recipients=MN beneficiaries=蒙古国军队 items=transport_vehicle stage=delivered"),
        ],
    ),
    (
        "zh",
        "",
        "印度海岸警卫队司令表示，印方计划明年向毛里求斯提供一架巡逻机和两艘快艇。",
        [
            (
                "assistance donors=IN recipients=MU items=small_boat+surveillance stage=planned date=2026 "
                "asserters=印度海岸警卫队司令"
            ),
        ],
    ),
    (
        "zh",
        "",
        "美国2024财年对菲律宾的对外军事融资为5亿美元，韩国则向菲律宾赠送了一艘护卫舰。",
        [
            "assistance donors=KR recipients=PH items=warship stage=delivered fiscal_year=KR-2024",
        ],
    ),
    (
        "zh",
        "俄赠朝鲜防空系统？",
        (
            "韩国国家安保室长申源湜22日说，俄罗斯已向朝鲜提供防空导弹和反空袭设备，以换取朝鲜派兵。"
            "莫斯科和平壤均未证实。俄朝《全面战略伙伴关系条约》去年12月4日生效。"
        ),
        [
            "assistance donors=RU recipients=KP items=air_defence stage=delivered",
        ],
    ),
    (
        "zh",
        "中国援助布隆迪军队物资",
        (
            "当地时间3月7日，中国援布隆迪国防军车辆移交仪式在布琼布拉举行。"
            "中国驻布隆迪大使赵江平和布国防部长尼永加博出席并签署交接证书。"
            "赵大使表示，此批物资将有助于提升布军保障能力，维护国家和平稳定。"
            "尼永加博感谢中方长期以来给予的宝贵支持。"
        ),
        [
            (
                "assistance donors=CN recipients=BI beneficiaries=布隆迪国防军 items=transport_vehicle "
                "stage=delivered date=2025-03-07"
            ),
            "reason donors=CN category=capability_gap stance=endorses asserters=大使",
            "reason donors=CN category=regional_stability stance=endorses asserters=大使",
        ],
    ),
    (
        "zh",
        "美国会通过援台拨款",
        (
            "美国国会参议院18日通过2025财年国防授权法案，其中为“台湾安全合作倡议”授权3亿美元。"
            "国务院同日宣布，美方将动用“总统提用权”（PDA），向台湾提供价值5.71亿美元的防务装备和军事训练"
            "。国台办发言人朱凤莲表示坚决反对美台军事联系，称此举“严重违反一个中国原则”。"
            "岛内分析人士说，华盛顿把台湾当成遏制大陆的棋子。"
        ),
        [
            (
                "budget donors=US framework=TSCI amount=300000000 USD stage=appropriated "
                "fiscal_year=US-2025 date=2025-02-18"
            ),
            (
                "assistance donors=US recipients=TW framework=PDA items=defence_equipment+training "
                "amount=571000000 USD stage=announced date=2025-02-18"
            ),
            "assessment donors=US recipients=TW stance=critical asserters=发言人",
            "reason donors=US recipients=TW category=counter_rival stance=imputes asserters=分析人士",
        ],
    ),
    (
        "zh",
        "瓦努阿图警方接收中国装备",
        (
            "瓦努阿图警察部队11日接收了中国公安部捐赠的14辆汽车、20辆摩托车和一批防暴器材，总价值约3500"
            "万瓦图。瓦内政部长感谢中国的慷慨。澳大利亚去年曾向瓦努阿图警方赠送一艘巡逻艇，但该船在飓风中受损。"
            "反对党议员批评政府“两头下注”。"
        ),
        [
            (
                "assistance donors=CN recipients=VU beneficiaries=瓦努阿图警察部队 "
                "items=protective_gear+transport_vehicle amount=35000000 VUV stage=delivered "
                "date=2025-03-11"
            ),
            "assessment donors=CN stance=supportive asserters=内政部长",
            (
                "assistance donors=AU recipients=VU beneficiaries=瓦努阿图警方 items=patrol_vessel "
                "stage=delivered date=2024"
            ),
        ],
    ),
    (
        "zh",
        "日本拟向越南提供二手护卫舰",
        (
            "《读卖新闻》11日报道，日本政府正在研究向越南海军无偿转让“阿武隈”级护卫舰。"
            "报道称，两国防长将于下月会谈时确认。越南外交部尚未回应。"
            "日越2021年9月签署防卫装备和技术转移协定，2023年11月升格为全面战略伙伴。"
            "日本政府消息人士说，此举是为了应对中国的海洋活动，也有助于两国装备互通。"
        ),
        [
            (
                "assistance donors=JP recipients=VN beneficiaries=越南海军 items=warship stage=considered "
                "asserters=读卖新闻 assertion=reported"
            ),
            "agreement parties=JP+VN instrument=equipment_transfer stage=signed date=2021-09",
            "relation parties=JP+VN kind=partnership label=全面战略伙伴 date=2023-11",
            "reason donors=JP recipients=VN category=counter_rival stance=endorses asserters=日本政府消息人士",
        ],
    ),
    (
        "zh",
        "新西兰向汤加移交巡逻艇拖车",
        "新西兰国防军周四向汤加皇家武装部队交付了两辆工程车。新西兰防长科林斯说，这将帮助汤加更快应对灾害。",
        [
            (
                "assistance donors=NZ recipients=TO beneficiaries=汤加皇家武装部队 items=engineering_equipment "
                "stage=delivered date=2025-03-06"
            ),
        ],
    ),
    (
        "zh",
        "波兰向乌克兰交付最后一批坦克",
        "波兰国防部证实，承诺援助乌克兰的14辆豹2坦克已全部交付。",
        [
            "assistance donors=PL recipients=UA items=battle_tank stage=delivered asserters=波兰国防部",
        ],
    ),
    (
        "zh",
        "台湾向帕劳提供巡逻艇",
        (
            "台湾海巡署署长周美伍12日在帕劳主持交船仪式，将一艘巡逻艇移交帕劳海上警察。"
            "帕劳总统惠恕仁感谢台湾的支持。中国外交部批评台湾当局搞“金元外交”。"
        ),
        [
            (
                "assistance donors=TW recipients=PW beneficiaries=帕劳海上警察 items=patrol_vessel "
                "stage=delivered date=2025-03-12"
            ),
            "assessment donors=TW recipients=PW stance=supportive asserters=帕劳总统",
            "assessment donors=TW stance=critical asserters=中国外交部",
        ],
    ),
    (
        "zh",
        "德国议会批准援乌资金",
        (
            "德国联邦议院预算委员会21日批准追加30亿欧元，用于2025年对乌克兰的军事援助。"
            "国防部长皮斯托里乌斯说，乌方急需防空弹药。"
        ),
        [
            "assistance donors=DE recipients=UA amount=3000000000 EUR stage=announced date=2025",
        ],
    ),
]

NOTHING: list[tuple[str, str]] = [
    ("zh", "印度尼西亚向法国购买了42架战斗机。"),
    ("zh", "中国海军一艘新型护卫舰日前入列。"),
    ("zh", "中国政府向老挝援建的一所小学日前竣工移交。"),
    ("zh", "中国向菲律宾地震灾区提供了帐篷和大米。"),
    ("zh", "中俄两国海军举行联合演习。"),
    ("zh", "国防部宣布采购一批新型装甲车。"),
    ("zh", "中国男篮以80比75战胜日本队，获得小组第一。"),
    ("zh", "上海明天将有大雨，气温下降。"),
    ("zh", "菲律宾国防部长访问日本，与日方共进晚餐。"),
    ("zh", "澳大利亚将从美国购买核潜艇。"),
    ("zh", "韩国陆军接收了首批新型坦克。"),
    ("zh", "中国援助赞比亚的水利项目举行交接仪式。"),
    ("zh", "中日签署了渔业协定。"),
    ("zh", "美国会不会向乌克兰提供战斗机？"),
    ("zh", "美国对越南的战争留下了大量地雷。"),
    ("zh", "日本企业向泰国军方出售雷达。"),
    ("zh", "俄罗斯提供的武器在战场上被缴获。"),
    ("zh", "警方将被盗车辆移交给失主。"),
    ("zh", "法院将案件移交检察机关。"),
    ("zh", "学校向学生提供免费午餐。"),
    ("zh", "医院收到了一批捐赠的救护车。"),
    ("zh", "中国愿为地区和平提供更多正能量。"),
    ("zh", "阿根廷从丹麦购买了24架F-16战斗机，合同总额3亿美元。"),
    ("zh", "中国向汤加提供了价值50万元的救灾物资。"),
    ("zh", "中国医疗队向当地医院捐赠了一批药品。"),
    ("zh", "中国海军第47批护航编队抵达吉布提。"),
    ("zh", "美国总统签署了一项法案。"),
    ("zh", "日本自卫队接收了首架F-35B战斗机。"),
    ("zh", "联合国向难民提供了粮食援助。"),
    ("zh", "俄军用无人机袭击了乌克兰的能源设施。"),
    ("zh", "欧盟向乌克兰提供了10亿欧元宏观金融援助。"),
    ("zh", "我国运动员在奥运会上获得金牌，国家主席表示祝贺。"),
    ("zh", "泰国海军从中国订购的潜艇推迟交付。"),
    ("zh", "新加坡武装部队为应对洪灾派出直升机。"),
    ("zh", "中国援建的体育场移交柬埔寨政府。"),
    ("zh", "越南人民军举行了夏季训练比赛。"),
    ("zh", "气象部门预计台风将于周末登陆菲律宾。"),
    ("zh", "美国海军一艘驱逐舰10日抵达马尼拉港，进行为期三天的访问。"),
    ("zh", "塞尔维亚总统武契奇说，从中国购买的红旗-22防空导弹已经运抵。"),
]


@pytest.mark.parametrize(("head", "title", "body", "wanted"), FOUND, ids=[row[2][:24] for row in FOUND])
def test_claims_are_read(head: str, title: str, body: str, wanted: list[str]) -> None:
    """Every claim of the text, slot by slot."""
    assert [show(claim) for claim in read_row(body, head, title or None)] == wanted


@pytest.mark.parametrize(("head", "body"), NOTHING, ids=[row[1][:24] for row in NOTHING])
def test_nothing_is_read(head: str, body: str) -> None:
    """Purchases, civil aid, a state's own forces, drills without aid, sports and weather make no claim."""
    assert read_row(body, head) == []
