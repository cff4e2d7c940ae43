"""Papers between two sides: agreements and their stages, grants by exchange of notes. The sentences are ours."""

import pytest

from tests.reading.east.rows import read_row, show

FOUND: list[tuple[str, str, list[str]]] = [
    (
        "zh",
        "2月5日，日本和孟加拉国互换外交照会，两国防卫装备品及技术转移协定同日生效。协定于去年9月签署。",
        [
            "agreement parties=BD+JP instrument=equipment_transfer stage=in_force date=2025-02-05",
            "agreement parties=BD+JP instrument=equipment_transfer stage=signed date=2024-09",
        ],
    ),
    (
        "zh",
        "日本和菲律宾的《互惠准入协定》3日生效。该协定去年7月8日在马尼拉签署。",
        [
            "agreement parties=JP+PH instrument=reciprocal_access stage=in_force date=2025-03-03",
            "agreement parties=JP+PH instrument=reciprocal_access stage=signed date=2024-07-08",
        ],
    ),
    (
        "zh",
        "澳大利亚与斐济10日在苏瓦互换照会，两国军事情报保护协定自即日起生效。",
        [
            "agreement parties=AU+FJ instrument=information_security stage=in_force date=2025-03-10",
        ],
    ),
    (
        "zh",
        "印度和阿曼双方4日互换照会，确认防务合作协定当天生效。",
        [
            "agreement parties=IN+OM instrument=defence_cooperation stage=in_force date=2025-03-04",
        ],
    ),
    (
        "zh",
        "韩国与波兰的国防合作协定1日正式生效，该协定于2023年10月签署。",
        [
            "agreement parties=KR+PL instrument=defence_cooperation stage=in_force date=2025-03-01",
            "agreement parties=KR+PL instrument=defence_cooperation stage=signed date=2023-10",
        ],
    ),
    (
        "zh",
        "法国和塞浦路斯日前签署国防合作协定，协定将在双方完成国内程序后生效。",
        [
            "agreement parties=CY+FR instrument=defence_cooperation stage=signed",
        ],
    ),
    (
        "zh",
        "菲律宾与加拿大3月1日在马尼拉签署部队互访协议。双方完成各自国内程序后，协议于3月9日生效。",
        [
            "agreement parties=CA+PH instrument=reciprocal_access stage=signed date=2025-03-01",
            "agreement parties=CA+PH instrument=reciprocal_access stage=in_force date=2025-03-09",
        ],
    ),
    (
        "zh",
        "英国与日本的《互惠准入协定》2023年10月15日生效，双方当年1月11日在伦敦签署该协定。",
        [
            "agreement parties=GB+JP instrument=reciprocal_access stage=in_force date=2023-10-15",
            "agreement parties=GB+JP instrument=reciprocal_access stage=signed date=2023-01-11",
        ],
    ),
    (
        "zh",
        "日本与印度的物资劳务相互提供协定去年7月11日生效。",
        [
            "agreement parties=IN+JP instrument=acquisition_cross_servicing stage=in_force date=2024-07-11",
        ],
    ),
    (
        "zh",
        "双方交换照会后，日本与意大利防卫装备转移协定于3月3日起生效。",
        [
            "agreement parties=IT+JP instrument=equipment_transfer stage=in_force date=2025-03-03",
        ],
    ),
    (
        "zh",
        "日本與菲律賓11日在馬尼拉交換外交照會，防衛裝備品和技術轉移協定當日生效。",
        [
            "agreement parties=JP+PH instrument=equipment_transfer stage=in_force date=2025-03-11",
        ],
    ),
    (
        "zh",
        "日本与新加坡2月20日完成照会交换，防卫装备转移协议随即生效。",
        [
            "agreement parties=JP+SG instrument=equipment_transfer stage=in_force date=2025-02-20",
        ],
    ),
    (
        "zh",
        "日本与德国签署了情报保护协定。该协定于3月10日生效。",
        [
            "agreement parties=DE+JP instrument=information_security stage=signed",
            "agreement parties=DE+JP instrument=information_security stage=in_force date=2025-03-10",
        ],
    ),
    (
        "zh",
        "美国与巴布亚新几内亚的防务合作协议于2023年8月16日生效，这份协议同年5月22日签署。",
        [
            "agreement parties=PG+US instrument=defence_cooperation stage=in_force date=2023-08-16",
            "agreement parties=PG+US instrument=defence_cooperation stage=signed date=2023-05-22",
        ],
    ),
    (
        "zh",
        "日本驻蒙古国大使与蒙古国外交部长7日交换照会，使防卫装备转移协定得以生效。",
        [
            "agreement parties=JP+MN instrument=equipment_transfer stage=in_force date=2025-03-07",
        ],
    ),
    (
        "zh",
        "日本与斐济10日在苏瓦交换照会，日本将根据“官方安全援助”向斐济海军提供价值4亿日元的巡逻艇。",
        [
            (
                "assistance donors=JP recipients=FJ beneficiaries=斐济海军 framework=OSA items=patrol_vessel amou"
                "nt=400000000 JPY stage=agreed date=2025-03-10"
            ),
        ],
    ),
    (
        "zh",
        "日本与吉布提3日在吉布提市签署换文，就“官方安全援助”(OSA)项下11亿日元无偿资金合作达成一致。",
        [
            ("assistance donors=JP recipients=DJ framework=OSA amount=1100000000 JPY stage=agreed date=2025-03-03"),
        ],
    ),
    (
        "ja",
        (
            "日本とフィリピン両国政府は5日、マニラで、政府安全保障能力強化支援（OSA）に基づく16億円の無償資金"
            "協力に関する交換公文に署名した。フィリピン海軍に沿岸監視レーダーを供与する。"
        ),
        [
            (
                "assistance donors=JP recipients=PH beneficiaries=フィリピン海軍 framework=OSA items=coastal_rada"
                "r amount=1600000000 JPY stage=agreed date=2025-03-05"
            ),
        ],
    ),
    (
        "ja",
        (
            "日本とジブチは3日、OSAによる11億円の無償資金協力に関する書簡を交換した。ジブチ沿岸警備隊に巡視艇"
            "2隻を供与する。"
        ),
        [
            (
                "assistance donors=JP recipients=DJ beneficiaries=ジブチ沿岸警備隊 framework=OSA items=patrol_ves"
                "sel amount=1100000000 JPY stage=agreed date=2025-03-03"
            ),
        ],
    ),
    (
        "ja",
        (
            "日本政府とスリランカ政府は7日、コロンボで、OSAによる5億円の支援に関する書簡を取り交わした。同国"
            "海軍に無人航空機を供与する。"
        ),
        [
            (
                "assistance donors=JP recipients=LK framework=OSA items=uav amount=500000000 JPY stage=agreed dat"
                "e=2025-03-07"
            ),
        ],
    ),
    (
        "ja",
        (
            "7日、スバで、日・フィジー両政府は、OSAによる4億円の無償資金協力に関する交換公文に署名・交換した"
            "。フィジー海軍に哨戒艇を供与する。"
        ),
        [
            (
                "assistance donors=JP recipients=FJ beneficiaries=フィジー海軍 framework=OSA items=patrol_vessel "
                "amount=400000000 JPY stage=agreed date=2025-03-07"
            ),
        ],
    ),
    (
        "ja",
        (
            "日本とマレーシアの両政府は6日、クアラルンプールで書簡を交換し、OSAで4億円を無償供与することで合"
            "意した。マレーシア国軍に救難艇を供与する。"
        ),
        [
            (
                "assistance donors=JP recipients=MY beneficiaries=マレーシア国軍 framework=OSA items=small_boat a"
                "mount=400000000 JPY stage=agreed date=2025-03-06"
            ),
        ],
    ),
    (
        "ja",
        (
            "OSAに関し、日本とインドネシアは4日、10億円を限度とする無償資金協力の書簡を署名・交換した。インド"
            "ネシア海軍に高速警備艇を供与する。"
        ),
        [
            (
                "assistance donors=JP recipients=ID beneficiaries=インドネシア海軍 framework=OSA items=patrol_ves"
                "sel amount=1000000000 JPY stage=agreed date=2025-03-04"
            ),
        ],
    ),
    (
        "ja",
        "日本とトンガは8日、無償資金協力「OSA」に関する書簡に署名した。トンガ海軍に小型艇を供与する。",
        [
            (
                "assistance donors=JP recipients=TO beneficiaries=トンガ海軍 framework=OSA items=small_boat stage"
                "=agreed date=2025-03-08"
            ),
        ],
    ),
    (
        "ja",
        "日本、モンゴル両国は10日、13億円を供与限度額とするOSAの書簡を署名、交換した。",
        [
            ("assistance donors=JP recipients=MN framework=OSA amount=1300000000 JPY stage=agreed date=2025-03-10"),
        ],
    ),
    (
        "ja",
        (
            "日本はパプアニューギニアと11日、ポートモレスビーでOSAの交換公文に署名した。供与額は5億円。パプア"
            "ニューギニア国防軍に建設機械を供与する。"
        ),
        [
            (
                "assistance donors=JP recipients=PG beneficiaries=パプアニューギニア国防軍 framework=OSA items=en"
                "gineering_equipment amount=500000000 JPY stage=agreed date=2025-03-11"
            ),
        ],
    ),
    (
        "ja",
        "タイとの間で日本は9日、9億円のOSAに関する書簡を交わした。タイ海軍に救難機材を供与する。",
        [
            (
                "assistance donors=JP recipients=TH beneficiaries=タイ海軍 framework=OSA items=rescue_equipment a"
                "mount=900000000 JPY stage=agreed date=2025-03-09"
            ),
        ],
    ),
    (
        "ja",
        (
            "日本とバングラデシュは2023年11月15日、ダッカでOSAに関する口上書を交換した。5億7500万円を供与し、"
            "バングラデシュ海軍に警備艇4隻を引き渡す。"
        ),
        [
            (
                "assistance donors=JP recipients=BD beneficiaries=バングラデシュ海軍 framework=OSA items=patrol_v"
                "essel amount=575000000 JPY stage=agreed date=2023-11-15"
            ),
        ],
    ),
    (
        "ja",
        "日本とフィリピンは5日、巡視船5隻の供与に関する交換公文に署名した。",
        [
            "assistance donors=JP recipients=PH items=patrol_vessel stage=agreed date=2025-03-05",
        ],
    ),
    (
        "ja",
        ("日本の駐ジブチ大使とジブチの外相は3日、OSAによる11億円の無償資金協力に関する書簡を署名・交換した。"),
        [
            ("assistance donors=JP recipients=DJ framework=OSA amount=1100000000 JPY stage=agreed date=2025-03-03"),
        ],
    ),
    (
        "ja",
        (
            "日本とモンゴルは22日、ウランバートルで外交公文を交換し、防衛装備品・技術移転協定が同日発効した。"
            "同協定は2024年12月11日に署名された。"
        ),
        [
            "agreement parties=JP+MN instrument=equipment_transfer stage=in_force date=2025-02-22",
            "agreement parties=JP+MN instrument=equipment_transfer stage=signed date=2024-12-11",
        ],
    ),
    (
        "ja",
        "日本とバングラデシュは5日、口上書を交換した。これにより防衛装備品・技術移転協定が即日発効した。",
        [
            "agreement parties=BD+JP instrument=equipment_transfer stage=in_force date=2025-03-05",
        ],
    ),
    (
        "ja",
        "日本とフィリピンの円滑化協定が11日、発効した。協定は昨年7月8日にマニラで署名されていた。",
        [
            "agreement parties=JP+PH instrument=reciprocal_access stage=in_force date=2025-03-11",
            "agreement parties=JP+PH instrument=reciprocal_access stage=signed date=2024-07-08",
        ],
    ),
    (
        "ja",
        "日英の円滑化協定は2023年10月15日に発効した。両国は同年1月11日にロンドンで同協定に署名していた。",
        [
            "agreement parties=GB+JP instrument=reciprocal_access stage=in_force date=2023-10-15",
            "agreement parties=GB+JP instrument=reciprocal_access stage=signed date=2023-01-11",
        ],
    ),
    (
        "ja",
        "日本とイタリアは外交上の公文の交換を行い、物品役務相互提供協定が3日に効力を発生した。",
        [
            "agreement parties=IT+JP instrument=acquisition_cross_servicing stage=in_force date=2025-03-03",
        ],
    ),
    (
        "ja",
        ("オーストラリアとフィジーの両国は10日、軍事情報保護協定の発効に必要な書簡を交換し、協定は即日発効した。"),
        [
            "agreement parties=AU+FJ instrument=information_security stage=in_force date=2025-03-10",
        ],
    ),
    (
        "ja",
        "日本とトンガは8日、OSAの書簡に署名した。巡視艇1隻を供与する。",
        [
            ("assistance donors=JP recipients=TO framework=OSA items=patrol_vessel stage=agreed date=2025-03-08"),
        ],
    ),
    (
        "zh",
        "日本与印尼3日交换照会，防卫装备转让协定当天生效。",
        [
            "agreement parties=ID+JP instrument=equipment_transfer stage=in_force date=2025-03-03",
        ],
    ),
    (
        "zh",
        "日本与印度尼西亚的防务合作协定自2025年2月1日起生效。",
        [
            "agreement parties=ID+JP instrument=defence_cooperation stage=in_force date=2025-02-01",
        ],
    ),
    (
        "ja",
        "日本は来月、トンガに巡視艇を供与し、海軍の訓練を行う。",
        [
            "assistance donors=JP recipients=TO items=patrol_vessel stage=planned date=2025-04",
        ],
    ),
    (
        "ja",
        "日本は昨年、フィジーに巡視艇を供与し、海軍に訓練を行った。",
        [
            "assistance donors=JP recipients=FJ items=patrol_vessel stage=delivered date=2024",
        ],
    ),
    (
        "ja",
        "ジブチ政府は3日、日本のOSAに関する書簡に署名した。",
        [
            "assistance donors=JP recipients=DJ framework=OSA stage=agreed date=2025-03-03",
        ],
    ),
    (
        "zh",
        "日本驻吉布提大使与吉布提外长3日签署11亿日元“官方安全援助”换文。",
        [
            ("assistance donors=JP recipients=DJ framework=OSA amount=1100000000 JPY stage=agreed date=2025-03-03"),
        ],
    ),
    (
        "ja",
        "日本とバングラデシュは15日、ダッカでOSAに関する口上書を交換した。5億7500万円を供与する。",
        [
            ("assistance donors=JP recipients=BD framework=OSA amount=575000000 JPY stage=agreed date=2025-02-15"),
        ],
    ),
    (
        "ja",
        "日本とラオスは15日、OSAに関する書簡を交換した。小学校の建設にも5億円を供与する。",
        [
            "assistance donors=JP recipients=LA framework=OSA stage=agreed date=2025-02-15",
        ],
    ),
    (
        "zh",
        "新华社东京3月11日电 日本外务省11日发表声明说，日本与菲律宾签署的《互惠准入协定》当天正式生效。",
        [
            (
                "agreement parties=JP+PH instrument=reciprocal_access stage=in_force date=2025-03-11 asserters=日"
                "本外务省"
            ),
        ],
    ),
    (
        "zh",
        "澳大利亚和印度尼西亚签署的防务合作协定近日生效。该协定是去年8月在马格朗签署的。",
        [
            "agreement parties=AU+ID instrument=defence_cooperation stage=in_force",
            "agreement parties=AU+ID instrument=defence_cooperation stage=signed date=2024-08",
        ],
    ),
    (
        "zh",
        "日本与越南防卫装备品和技术转移协定是在2021年9月11日签署并于同日生效的。",
        [
            "agreement parties=JP+VN instrument=equipment_transfer stage=in_force date=2021-09-11",
        ],
    ),
    (
        "zh",
        "韩国同阿联酋2月28日互换批准书，两国军事合作协定即日起生效。",
        [
            "agreement parties=AE+KR instrument=defence_cooperation stage=in_force date=2025-02-28",
        ],
    ),
    (
        "zh",
        "日本与法国于2018年7月13日签署物资劳务相互提供协定，2019年6月26日生效。",
        [
            "agreement parties=FR+JP instrument=acquisition_cross_servicing stage=signed date=2018-07-13",
            "agreement parties=FR+JP instrument=acquisition_cross_servicing stage=in_force date=2019-06-26",
        ],
    ),
    (
        "zh",
        "日本外相与蒙古国外长8日在东京签署防卫装备转移协定。双方表示，协定生效后将推动具体合作。",
        [
            "agreement parties=JP+MN instrument=equipment_transfer stage=signed date=2025-03-08",
        ],
    ),
    (
        "zh",
        "俄罗斯宣布终止与挪威的军事合作协定。",
        [
            "agreement parties=NO+RU instrument=defence_cooperation stage=terminated",
        ],
    ),
    (
        "zh",
        "日本和菲律宾的部队互访协定在菲律宾参议院获批。该协定2024年7月签署。",
        [
            "agreement parties=JP+PH instrument=reciprocal_access stage=signed date=2024-07",
        ],
    ),
    (
        "zh",
        "印度与法国3日签署军事情报保护协定，双方还签署了渔业协定。该协定于当天生效。",
        [
            "agreement parties=FR+IN instrument=information_security stage=signed date=2025-03-03",
        ],
    ),
    (
        "zh",
        "日本与泰国的防卫装备协定2月4日生效，两国外长当天签署了渔业合作协议。",
        [
            "agreement parties=JP+TH instrument=defence_cooperation stage=in_force date=2025-02-04",
        ],
    ),
    (
        "ja",
        "日本とシンガポールの防衛装備品・技術移転協定が3日、外交上の公文の交換により発効した。",
        [
            "agreement parties=JP+SG instrument=equipment_transfer stage=in_force date=2025-03-03",
        ],
    ),
    (
        "ja",
        "防衛装備品・技術移転協定は、日本とUAEの間で昨年1月16日に発効した。署名は2023年5月25日だった。",
        [
            "agreement parties=AE+JP instrument=equipment_transfer stage=in_force date=2024-01-16",
        ],
    ),
    (
        "ja",
        ("岩屋外相とタイ外相は3日、協定の発効を確認する書簡を交わした。日タイ防衛装備品・技術移転協定は同日発効した。"),
        [
            "agreement parties=JP+TH instrument=equipment_transfer stage=in_force date=2025-03-03",
        ],
    ),
    (
        "ja",
        "日仏物品役務相互提供協定は2018年7月に署名され、2019年6月26日に発効した。",
        [
            "agreement parties=FR+JP instrument=acquisition_cross_servicing stage=signed date=2018-07",
            "agreement parties=FR+JP instrument=acquisition_cross_servicing stage=in_force date=2019-06-26",
        ],
    ),
    (
        "ja",
        "日独ACSAが12日発効した。両政府が昨年1月29日に東京で署名した協定だ。",
        [
            "agreement parties=DE+JP instrument=acquisition_cross_servicing stage=in_force date=2025-03-12",
            "agreement parties=DE+JP instrument=acquisition_cross_servicing stage=signed date=2024-01-29",
        ],
    ),
    (
        "ja",
        "韓国とポーランドは2023年10月に秘密情報保護協定に署名、今月3日に発効した。",
        [
            "agreement parties=KR+PL instrument=information_security stage=signed date=2023-10",
            "agreement parties=KR+PL instrument=information_security stage=in_force date=2025-03-03",
        ],
    ),
    (
        "mofa",
        (
            "3月12日、ウランバートルにおいて、日本政府とモンゴル政府との間で外交上の公文の交換が行われ、日・"
            "モンゴル防衛装備品・技術移転協定が同日に発効しました。"
        ),
        [
            "agreement parties=JP+MN instrument=equipment_transfer stage=in_force date=2025-03-12",
        ],
    ),
    (
        "zh",
        "日本政府与菲律宾政府５日在马尼拉就提供岸基雷达的１６亿日元“官方安全保障能力强化支援”交换换文。",
        [
            (
                "assistance donors=JP recipients=PH framework=OSA items=coastal_radar amount=1600000000 JPY stage"
                "=agreed date=2025-03-05"
            ),
        ],
    ),
    (
        "zh",
        "澳大利亚与斐济12日签署书简，澳方将无偿提供两艘巡逻艇。",
        [
            "assistance donors=AU recipients=FJ items=patrol_vessel stage=agreed date=2025-03-12",
        ],
    ),
    (
        "zh",
        ("日蒙两国10日在乌兰巴托签署并互换了13亿日元“官方安全援助”换文。日方将向蒙古空军提供航空管制雷达。"),
        [
            (
                "assistance donors=JP recipients=MN beneficiaries=蒙古空军 framework=OSA items=air_radar amount=1"
                "300000000 JPY stage=agreed date=2025-03-10"
            ),
        ],
    ),
    (
        "ja",
        "日本政府は１０日、モンゴル政府とＯＳＡに関する書簡を署名・交換した。供与額は１３億円。",
        [
            ("assistance donors=JP recipients=MN framework=OSA amount=1300000000 JPY stage=agreed date=2025-03-10"),
        ],
    ),
    (
        "ja",
        ("日本とモンゴルは10日,ウランバートルで,OSAによる13億円の無償資金協力に関する書簡を署名・交換した。"),
        [
            ("assistance donors=JP recipients=MN framework=OSA amount=1300000000 JPY stage=agreed date=2025-03-10"),
        ],
    ),
    (
        "ja",
        "中谷防衛相とフィリピンのテオドロ国防相は5日、OSAで沿岸監視レーダーを供与する書簡に署名した。",
        [
            ("assistance donors=JP recipients=PH framework=OSA items=coastal_radar stage=agreed date=2025-03-05"),
        ],
    ),
    (
        "ja",
        "日・バングラデシュ両国は、警備艇4隻を無償で供与するための交換公文をダッカで取り交わした。",
        [
            "assistance donors=JP recipients=BD items=patrol_vessel stage=agreed",
        ],
    ),
    (
        "mofa",
        (
            "3月10日、ウランバートルにおいて、井川原賢駐モンゴル大使とバトツェツェグ外務大臣との間で、供与額1"
            "3億円のOSA「航空管制レーダーの供与」に関する書簡の署名・交換が行われた。"
        ),
        [
            (
                "assistance donors=JP recipients=MN framework=OSA items=air_radar amount=1300000000 JPY stage=agr"
                "eed date=2025-03-10"
            ),
        ],
    ),
    (
        "ja",
        "日本とパラオは4日、警察に巡視艇を供与する書簡に署名した。",
        [
            "assistance donors=JP recipients=PW items=patrol_vessel stage=agreed date=2025-03-04",
        ],
    ),
    (
        "ja",
        "日本は来年度、OSAでパラオの警察に巡視艇を供与する。同国との書簡の交換は来月の予定だ。",
        [
            (
                "assistance donors=JP recipients=PW beneficiaries=パラオの警察 framework=OSA items=patrol_vessel "
                "stage=planned fiscal_year=JP-2025"
            ),
        ],
    ),
    (
        "ja",
        "日フィリピン両政府は8日、部隊間協力円滑化協定に署名した。",
        [
            "agreement parties=JP+PH instrument=reciprocal_access stage=signed date=2025-03-08",
        ],
    ),
    (
        "ja",
        "米フィリピン相互防衛条約は1952年に発効した。",
        [
            "agreement parties=PH+US instrument=defence_cooperation stage=in_force date=1952",
        ],
    ),
    (
        "zh",
        "中国和塞尔维亚签署司法协助协定。该协定于3月生效。两国还签署了军事合作协议。",
        [
            "agreement parties=CN+RS instrument=defence_cooperation stage=signed",
        ],
    ),
    (
        "zh",
        "日本与帕劳交换照会，日本将提供一艘巡逻艇。",
        [
            "assistance donors=JP recipients=PW items=patrol_vessel stage=agreed",
        ],
    ),
    (
        "zh",
        "两国1951年签署的《美菲共同防御条约》于1952年生效。",
        [
            "agreement parties=PH+US instrument=defence_cooperation stage=signed date=1951",
            "agreement parties=PH+US instrument=defence_cooperation stage=in_force date=1952",
        ],
    ),
    (
        "zh",
        "中国与柬埔寨3日签署国防合作协议。两国还签署了贸易协定。该协定于5日生效。",
        [
            "agreement parties=CN+KH instrument=defence_cooperation stage=signed date=2025-03-03",
        ],
    ),
    (
        "zh",
        "美国国务院发言人说，日本与菲律宾的《互惠准入协定》11日生效。",
        [
            (
                "agreement parties=JP+PH instrument=reciprocal_access stage=in_force date=2025-03-11 asserters=美"
                "国国务院发言人"
            ),
        ],
    ),
    (
        "zh",
        "日本與菲律賓4日簽署協議，日本將透過“政府安全保障能力強化支援”（OSA）提供16億日圓無償資金。",
        [
            "assistance donors=JP recipients=PH framework=OSA amount=1600000000 JPY stage=planned",
        ],
    ),
    (
        "zh",
        "美国和菲律宾11月18日签署《军事情报保护协定》。双方均表示，将尽快完成国内程序。",
        [
            "agreement parties=PH+US instrument=information_security stage=signed date=2024-11-18",
        ],
    ),
    (
        "zh",
        "11月18日，菲国防部长与美国防部长在马尼拉签署军事情报保护协定，该协定即时生效。",
        [
            "agreement parties=PH+US instrument=information_security stage=signed date=2024-11-18",
            "agreement parties=PH+US instrument=information_security stage=in_force date=2024-11-18",
        ],
    ),
    (
        "zh",
        "日方与马方6日互换照会，根据照会，日方将向马来西亚武装部队提供4亿日元的救援艇。",
        [
            (
                "assistance donors=JP recipients=MY beneficiaries=马来西亚武装部队 items=small_boat amount=400000"
                "000 JPY stage=agreed date=2025-03-06"
            ),
        ],
    ),
    (
        "zh",
        ("日本驻斐济大使10日与斐济外长就“官方安全援助”4亿日元无偿援助项目签署了书简。斐济海军将获得巡逻艇。"),
        [
            (
                "assistance donors=JP recipients=FJ beneficiaries=斐济海军 framework=OSA items=patrol_vessel amou"
                "nt=400000000 JPY stage=agreed date=2025-03-10"
            ),
        ],
    ),
    (
        "zh",
        "日本和蒙古国当天就13亿日元的“官方安全援助”项目交换书简。",
        [
            "assistance donors=JP recipients=MN framework=OSA amount=1300000000 JPY stage=agreed",
        ],
    ),
    (
        "zh",
        "德国与日本2024年1月29日签署《物资劳务相互提供协定》，协定于同年7月12日生效。",
        [
            "agreement parties=DE+JP instrument=acquisition_cross_servicing stage=signed date=2024-01-29",
            "agreement parties=DE+JP instrument=acquisition_cross_servicing stage=in_force date=2024-07-12",
        ],
    ),
    (
        "zh",
        "日本政府3日宣布，与新加坡的防卫装备转移协定同日生效。",
        [
            "agreement parties=JP+SG instrument=equipment_transfer stage=in_force date=2025-03-03",
        ],
    ),
    (
        "zh",
        "越日两国2021年9月11日在河内签署防卫装备与技术转让协定，该协定自签署之日起生效。",
        [
            "agreement parties=JP+VN instrument=equipment_transfer stage=signed date=2021-09-11",
            "agreement parties=JP+VN instrument=equipment_transfer stage=in_force date=2021-09-11",
        ],
    ),
    (
        "zh",
        "法日《互惠准入协定》谈判正在进行。该协定尚未签署。",
        [
            "agreement parties=FR+JP instrument=reciprocal_access stage=negotiating",
        ],
    ),
    (
        "ja",
        ("日本政府は12日、モンゴル政府と防衛装備品・技術移転協定を締結した。協定は来年1月に発効する見通し。"),
        [
            "agreement parties=JP+MN instrument=equipment_transfer stage=signed date=2025-03-12",
        ],
    ),
    (
        "ja",
        "日・モンゴル防衛装備品・技術移転協定は22日、外交上の公文の交換をもって発効した。",
        [
            "agreement parties=JP+MN instrument=equipment_transfer stage=in_force date=2025-02-22",
        ],
    ),
    (
        "ja",
        "ＯＳＡで日本とインドネシアは１０日、１０億円の無償資金協力に関する書簡を署名・交換した．",
        [
            ("assistance donors=JP recipients=ID framework=OSA amount=1000000000 JPY stage=agreed date=2025-03-10"),
        ],
    ),
    (
        "ja",
        (
            "ジャカルタで4日、日本とインドネシアの両政府がOSAに関する交換公文に署名した。日本は海軍に高速警備"
            "艇を無償で供与する。"
        ),
        [
            ("assistance donors=JP recipients=ID framework=OSA items=patrol_vessel stage=agreed date=2025-03-04"),
        ],
    ),
    (
        "ja",
        "日本とマレーシアは6日、OSAによる4億円の供与に合意し、交換公文に署名した。",
        [
            ("assistance donors=JP recipients=MY framework=OSA amount=400000000 JPY stage=agreed date=2025-03-06"),
        ],
    ),
    (
        "ja",
        "日本はトンガとの間で、OSAに基づき5億円を供与する書簡を交わした。",
        [
            "assistance donors=JP recipients=TO framework=OSA amount=500000000 JPY stage=agreed",
        ],
    ),
    (
        "ja",
        (
            "防衛省は、日本とドイツのACSAが12日に発効したと発表した。同協定は昨年1月29日、東京で上川外相とゼ"
            "ーテ駐日大使が署名した。"
        ),
        [
            (
                "agreement parties=DE+JP instrument=acquisition_cross_servicing stage=in_force date=2025-03-12 as"
                "serters=防衛省"
            ),
            "agreement parties=DE+JP instrument=acquisition_cross_servicing stage=signed date=2024-01-29",
        ],
    ),
    (
        "ja",
        "OSAの書簡は10日、日本とモンゴルの間で署名・交換された。",
        [
            "assistance donors=JP recipients=MN framework=OSA stage=agreed date=2025-03-10",
        ],
    ),
    (
        "ja",
        "日本政府は１０日，モンゴル政府とＯＳＡに関する書簡を署名・交換した．供与額は１３．５億円である．",
        [
            ("assistance donors=JP recipients=MN framework=OSA amount=1350000000 JPY stage=agreed date=2025-03-10"),
        ],
    ),
]

NOTHING: list[tuple[str, str]] = [
    # Two sides sign, and nothing tells which of them gives.
    (
        "ja",
        "オーストラリアとバヌアツは6日、警備艇1隻の供与に関する書簡を交換した。",
    ),
    (
        "ja",
        "米国とフィリピンは3日、5億ドルの軍事資金供与に関する文書に署名した。",
    ),
    (
        "ja",
        "韓国とフィリピンは退役コルベット1隻の譲渡に関する契約に署名した。",
    ),
    (
        "zh",
        "日本和阿联酋防卫装备品和技术转移协定尚未生效。",
    ),
    (
        "zh",
        "菲律宾外交部3月3日就撞船事件向中国大使馆递交照会，提出抗议。",
    ),
    (
        "zh",
        "越南向中国发出外交照会，抗议其在南海的活动。",
    ),
    (
        "zh",
        "中国与马尔代夫自由贸易协定1月1日正式生效。该协定于2017年12月签署。",
    ),
    (
        "zh",
        "日本与蒙古国10日交换照会，日方将提供5亿日元用于建设小学。",
    ),
    (
        "zh",
        "日本和尼泊尔就道路建设无偿资金合作换文。",
    ),
    (
        "zh",
        "两国外长交换照会，将互免签证协定生效日期定为4月1日。",
    ),
    (
        "zh",
        "日本和泰国交换照会，庆祝建交60周年。",
    ),
    (
        "zh",
        "区域全面经济伙伴关系协定对印度尼西亚生效。",
    ),
    (
        "zh",
        "中国与哈萨克斯坦互免签证协定10日生效。",
    ),
    (
        "ja",
        "日本とアラブ首長国連邦の防衛装備品・技術移転協定はまだ発効していない。",
    ),
    (
        "ja",
        "日本とネパールは10日、無償資金協力「道路整備計画」に関する書簡を署名・交換した。",
    ),
    (
        "ja",
        "日本とモンゴルの経済連携協定が7日、発効した。協定は2015年2月10日に署名された。",
    ),
    (
        "ja",
        ("日本とラオスは12日、小学校建設に関する5億円の無償資金協力の書簡を交換した。首都の学校に机を供与する。"),
    ),
    (
        "ja",
        "フィリピン政府は口上書で中国に抗議した。",
    ),
    (
        "ja",
        "日本とカンボジアは3日、査証免除に関する書簡を交換した。",
    ),
    (
        "ja",
        "日本とブータンは4日、橋の建設に向けた8億円の無償資金協力の交換公文に署名した。",
    ),
    (
        "ja",
        "日本とオーストラリアは租税条約の発効に必要な外交公文を交換した。",
    ),
    (
        "ja",
        "日本とベトナムは4日、外交関係樹立50年を記念して書簡を交換した。",
    ),
    (
        "ja",
        "日本とカンボジアは防衛協力覚書に署名していない。",
    ),
    (
        "ja",
        ("日本とベトナムは10日、ODAによる20億円の無償資金協力に関する書簡を交換した。病院に医療機材を供与する。"),
    ),
    (
        "ja",
        "日本と中国の社会保障協定が発効した。同協定は2018年に署名された。",
    ),
    (
        "ja",
        "韓国とフィリピンの自由貿易協定が発効した。協定は2023年9月に署名された。",
    ),
    (
        "ja",
        "米国とロシアは書簡を交換し、大使館の警備について協議した。",
    ),
    (
        "ja",
        "両首脳は書簡を交換し、友好を確認した。",
    ),
    (
        "zh",
        "日韩两国首脑互致函件，纪念邦交正常化60周年。",
    ),
    (
        "zh",
        "中国与新加坡的互免签证协定生效。该协定1月25日签署。",
    ),
    (
        "zh",
        "中国向日本提交照会，对军舰过航表示抗议。",
    ),
    (
        "zh",
        "日本与老挝签署10亿日元无偿资金合作换文，用于修建公路。",
    ),
    (
        "zh",
        "日本和秘鲁的税收协定将于1月29日生效。",
    ),
    (
        "ja",
        "日本とキリバスは4日、5億円の支援に関する書簡を交換した。",
    ),
    (
        "ja",
        "日本とサモアは4日、5億円の無償資金協力に関する書簡を署名・交換した。",
    ),
    (
        "ja",
        "フランスとドイツは書簡を交換し、共同開発の戦闘機に関する協定が発効した。",
    ),
    (
        "zh",
        "日本与巴布亚新几内亚签署20亿日元无偿援助协议。",
    ),
    (
        "zh",
        "中国与老挝签署经济技术合作协定，中方将提供2亿元无偿援助。",
    ),
    (
        "zh",
        "中国与柬埔寨签署自由贸易协定，两国国防部也举行了磋商。该协定将于明年生效。",
    ),
    (
        "zh",
        "中方已就此向日方提出严正交涉。双方交换了照会。",
    ),
    (
        "zh",
        "日本与美国签署协议，日本将提供驻军经费100亿日元。",
    ),
]


@pytest.mark.parametrize(("head", "body", "wanted"), FOUND, ids=[row[1][:24] for row in FOUND])
def test_papers_are_read(head: str, body: str, wanted: list[str]) -> None:
    """Every claim of the text, slot by slot."""
    assert [show(claim) for claim in read_row(body, head)] == wanted


@pytest.mark.parametrize(("head", "body"), NOTHING, ids=[row[1][:24] for row in NOTHING])
def test_other_papers_make_no_claim(head: str, body: str) -> None:
    """Protests, trade, tax and visa treaties, civil grants, stages that are denied or only spoken of."""
    assert read_row(body, head) == []
