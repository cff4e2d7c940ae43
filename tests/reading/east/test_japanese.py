"""Japanese documents: a text as it might be printed, and every claim that is read in it. The sentences are ours."""

import pytest

from tests.reading.east.rows import read_row, show

FOUND: list[tuple[str, str, str, list[str]]] = [
    (
        "ja",
        "",
        "日本政府は10日、フィジー海軍に哨戒艇2隻を供与すると発表した。",
        [
            (
                "assistance donors=JP recipients=FJ beneficiaries=フィジー海軍 items=patrol_vessel "
                "stage=announced date=2025-03-10"
            ),
        ],
    ),
    (
        "ja",
        "",
        "防衛省によると、海上自衛隊は先月、ベトナム人民軍に水中探査機材を引き渡した。",
        [
            (
                "assistance donors=JP recipients=VN beneficiaries=ベトナム人民軍 items=rescue_equipment "
                "stage=delivered date=2025-02 asserters=防衛省"
            ),
        ],
    ),
    (
        "ja",
        "",
        "政府は令和7年度のOSAで、トンガ軍に対し警戒監視用の小型船を供与する方針を固めた。",
        [
            (
                "assistance donors=JP recipients=TO beneficiaries=トンガ軍 framework=OSA items=small_boat "
                "stage=planned fiscal_year=JP-2025"
            ),
        ],
    ),
    (
        "ja",
        "",
        "オーストラリアは昨年11月、パプアニューギニア国防軍に巡視艇1隻を無償で譲渡した。",
        [
            (
                "assistance donors=AU recipients=PG beneficiaries=パプアニューギニア国防軍 items=patrol_vessel "
                "stage=delivered date=2024-11"
            ),
        ],
    ),
    (
        "ja",
        "",
        "米国はウクライナに地対空ミサイル100発と榴弾砲の弾薬を追加供与する。",
        [
            "assistance donors=US recipients=UA items=air_defence+ammunition stage=planned",
        ],
    ),
    (
        "ja",
        "",
        "米国務省は12日、台湾への対外軍事融資として8000万ドル(約118億円)の供与を承認した。",
        [
            (
                "assistance donors=US recipients=TW framework=FMF amount=80000000 USD "
                "restated=11800000000 JPY stage=announced date=2025-03-12"
            ),
        ],
    ),
    (
        "ja",
        "",
        "トルコは2023年12月にモルディブ軍へ無人機3機を引き渡した。",
        [
            ("assistance donors=TR recipients=MV beneficiaries=モルディブ軍 items=uav stage=delivered date=2023-12"),
        ],
    ),
    (
        "ja",
        "",
        "ドイツ政府は、ウクライナへの防空システムの供与を検討している。",
        [
            "assistance donors=DE recipients=UA items=air_defence stage=considered",
        ],
    ),
    (
        "ja",
        "",
        "韓国は退役した哨戒艦をコロンビア海軍に無償で譲渡する方向で調整している。複数の政府関係者が明らかにした。",
        [
            (
                "assistance donors=KR recipients=CO beneficiaries=コロンビア海軍 items=patrol_vessel "
                "stage=planned asserters=複数の政府関係者 assertion=reported"
            ),
        ],
    ),
    (
        "ja",
        "",
        "フィリピン空軍は日本から警戒管制レーダー1基を受領した。",
        [
            "assistance donors=JP recipients=PH beneficiaries=フィリピン空軍 items=air_radar stage=delivered",
        ],
    ),
    (
        "ja",
        "",
        "ウクライナは英国から装甲車20両を受け取った。",
        [
            "assistance donors=GB recipients=UA items=armoured_vehicle stage=delivered",
        ],
    ),
    (
        "ja",
        "",
        "米国は昨年、パキスタンへの軍事支援を停止した。",
        [
            "assistance donors=US recipients=PK stage=suspended date=2024",
        ],
    ),
    (
        "ja",
        "",
        (
            "3月10日、スバにおいて、駐フィジー日本国大使とフィジー国防大臣との間で、供与額4億円の令和6年度O"
            "SAに関する書簡の署名・交換が行われました。"
        ),
        [
            (
                "assistance donors=JP recipients=FJ framework=OSA amount=400000000 JPY stage=agreed "
                "fiscal_year=JP-2024 date=2025-03-10"
            ),
        ],
    ),
    (
        "mofa",
        "",
        (
            "本10日、ダッカにおいて、バングラデシュ海軍に対し警備艇4隻を供与する政府安全保障能力強化支援(OS"
            "A)に関する書簡の交換が行われました。"
        ),
        [
            (
                "assistance donors=JP recipients=BD beneficiaries=バングラデシュ海軍 framework=OSA "
                "items=patrol_vessel stage=agreed date=2025-03-10"
            ),
        ],
    ),
    (
        "mofa",
        "",
        "我が国は、モンゴル軍に対し、航空管制用レーダー機材を供与します。",
        [
            "assistance donors=JP recipients=MN beneficiaries=モンゴル軍 items=air_radar stage=planned",
        ],
    ),
    (
        "ja",
        "",
        "外務省は「モルディブに哨戒艇を供与する計画はない」と否定した。",
        [
            ("assistance donors=JP recipients=MV items=patrol_vessel stage=planned asserters=外務省 assertion=denied"),
        ],
    ),
    (
        "ja",
        "",
        "地元紙によると、インドはスリランカ沿岸警備隊に巡視船を供与する見通しだ。",
        [
            (
                "assistance donors=IN recipients=LK beneficiaries=スリランカ沿岸警備隊 items=patrol_vessel "
                "stage=planned asserters=地元紙 assertion=reported"
            ),
        ],
    ),
    (
        "ja",
        "",
        "日本とインドネシアは2021年3月、防衛装備品・技術移転協定に署名した。",
        [
            "agreement parties=ID+JP instrument=equipment_transfer stage=signed date=2021-03",
        ],
    ),
    (
        "ja",
        "",
        "日比部隊間協力円滑化協定は9月11日に発効する見通しだ。",
        [
            ("agreement parties=JP+PH instrument=reciprocal_access stage=signed date=2025-09-11 assertion=expected"),
        ],
    ),
    (
        "ja",
        "",
        "日本とバングラデシュは防衛装備品・技術移転協定の締結に向け交渉を進めている。",
        [
            "agreement parties=BD+JP instrument=equipment_transfer stage=negotiating",
        ],
    ),
    (
        "ja",
        "",
        "日本政府とタイ政府は2022年、防衛装備品・技術移転協定を締結した。日本にとって13カ国目となる。",
        [
            "agreement parties=JP+TH instrument=equipment_transfer stage=signed date=2022",
        ],
    ),
    (
        "ja",
        "",
        "政府は2025年度当初予算でOSAに81億円を計上した。",
        [
            ("budget donors=JP framework=OSA amount=8100000000 JPY stage=appropriated fiscal_year=JP-2025"),
        ],
    ),
    (
        "ja",
        "",
        "外務省は26年度概算要求にOSAの経費として82億円を盛り込んだ。",
        [
            "budget donors=JP framework=OSA amount=8200000000 JPY stage=requested fiscal_year=JP-2026",
        ],
    ),
    (
        "ja",
        "",
        "OSAの23年度予算は20億円だった。",
        [
            ("budget donors=JP framework=OSA amount=2000000000 JPY stage=appropriated fiscal_year=JP-2023"),
        ],
    ),
    (
        "ja",
        "",
        "政府は2023年4月、国家安全保障戦略に基づきOSAを創設した。",
        [
            "framework donors=JP framework=OSA established=2023-04 basis=国家安全保障戦略",
        ],
    ),
    (
        "ja",
        "",
        "OSAは2023年に創設された新たな枠組みだ。",
        [
            "framework donors=JP framework=OSA established=2023",
        ],
    ),
    (
        "ja",
        "",
        "日本とベトナムは2023年11月、関係を「包括的戦略的パートナーシップ」に格上げした。",
        [
            "relation parties=JP+VN kind=partnership label=包括的戦略的パートナーシップ date=2023-11",
        ],
    ),
    (
        "ja",
        "",
        "フィリピンは米国の同盟国である。",
        [
            "relation parties=PH+US kind=alliance label=同盟国",
        ],
    ),
    (
        "ja",
        "",
        (
            "日本は10日、フィリピン海軍に沿岸監視レーダーを引き渡した。"
            "南シナ海で海洋進出を強める中国をけん制する狙いがある。"
        ),
        [
            (
                "assistance donors=JP recipients=PH beneficiaries=フィリピン海軍 items=coastal_radar "
                "stage=delivered date=2025-03-10"
            ),
            "reason donors=JP category=counter_rival stance=imputes",
        ],
    ),
    (
        "ja",
        "",
        (
            "日本は10日、フィリピン海軍に沿岸監視レーダーを引き渡した。"
            "防衛省幹部は「フィリピンの監視能力の不足を補うための支援だ」と説明した。"
        ),
        [
            (
                "assistance donors=JP recipients=PH beneficiaries=フィリピン海軍 items=coastal_radar "
                "stage=delivered date=2025-03-10"
            ),
            "reason donors=JP recipients=PH category=capability_gap stance=endorses asserters=防衛省幹部",
        ],
    ),
    (
        "ja",
        "",
        (
            "日本は10日、フィリピン海軍に沿岸監視レーダーを引き渡した。"
            "専門家は、今回の支援は日本の防衛産業の輸出拡大が目的だと指摘する。"
        ),
        [
            (
                "assistance donors=JP recipients=PH beneficiaries=フィリピン海軍 items=coastal_radar "
                "stage=delivered date=2025-03-10"
            ),
            "reason donors=JP recipients=PH category=economic_interest stance=imputes asserters=専門家",
        ],
    ),
    (
        "ja",
        "",
        (
            "日本は10日、フィリピン海軍に沿岸監視レーダーを引き渡した。"
            "中国外務省の報道官は12日、日本の支援を「地域の緊張をあおる」と批判した。"
        ),
        [
            (
                "assistance donors=JP recipients=PH beneficiaries=フィリピン海軍 items=coastal_radar "
                "stage=delivered date=2025-03-10"
            ),
            "assessment donors=JP stance=critical asserters=中国外務省の報道官",
        ],
    ),
    (
        "ja",
        "",
        (
            "日本は10日、フィリピン海軍に沿岸監視レーダーを引き渡した。"
            "フィリピンの国防相は日本の支援に謝意を示し、「画期的だ」と高く評価した。"
        ),
        [
            (
                "assistance donors=JP recipients=PH beneficiaries=フィリピン海軍 items=coastal_radar "
                "stage=delivered date=2025-03-10"
            ),
            "assessment donors=JP recipients=PH stance=supportive asserters=フィリピンの国防相",
        ],
    ),
    (
        "ja",
        "",
        (
            "日本は10日、フィリピン海軍に沿岸監視レーダーを引き渡した。"
            "専門家は、OSAの対象国は2030年までに20カ国に増えると予測している。"
        ),
        [
            (
                "assistance donors=JP recipients=PH beneficiaries=フィリピン海軍 items=coastal_radar "
                "stage=delivered date=2025-03-10"
            ),
            "outlook donors=JP framework=OSA horizon=2030 asserters=専門家 assertion=expected",
        ],
    ),
    (
        "ja",
        "",
        "フランスはアルメニアに装甲車24両を供与した。ロシアに依存してきた同国軍の近代化を後押しする狙いがある。",
        [
            "assistance donors=FR recipients=AM items=armoured_vehicle stage=delivered",
            "reason donors=FR recipients=AM category=capability_gap stance=imputes",
        ],
    ),
    (
        "ja",
        "",
        "日本政府はジブチ沿岸警備隊に巡視艇2隻を供与する無償資金協力の交換公文に署名した。",
        [
            (
                "assistance donors=JP recipients=DJ beneficiaries=ジブチ沿岸警備隊 framework=ODA "
                "items=patrol_vessel stage=agreed"
            ),
        ],
    ),
    (
        "ja",
        "",
        "スウェーデンはウクライナ軍に対し、戦車10両および装甲戦闘車50両を今年末までに供与する。",
        [
            (
                "assistance donors=SE recipients=UA beneficiaries=ウクライナ軍 "
                "items=armoured_vehicle+battle_tank stage=planned deadline=2025-12-31"
            ),
        ],
    ),
    (
        "ja",
        "",
        "インドネシア向けの高速警備艇をめぐり、防衛省は「来年度中の引き渡しを目指す」としている。",
        [
            (
                "assistance donors=JP recipients=ID items=patrol_vessel stage=planned fiscal_year=JP-2025 "
                "asserters=防衛省"
            ),
        ],
    ),
    (
        "ja",
        "",
        (
            "英政府は9日、ウクライナに対空ミサイル5000発を供与する方針を明らかにした。"
            "スターマー首相が記者会見で表明した。"
        ),
        [
            "assistance donors=GB recipients=UA items=air_defence stage=planned asserters=スターマー首相",
        ],
    ),
    (
        "ja",
        "",
        "タイ海軍の報道官は、米国から小型の無人機が供与されたことを認めた。",
        [
            "assistance donors=US recipients=TH items=uav stage=delivered asserters=タイ海軍の報道官",
        ],
    ),
    (
        "ja",
        "",
        "日本が今年度、スリランカ海軍に無人航空機を供与することが決まった。供与額は5億円。",
        [
            (
                "assistance donors=JP recipients=LK beneficiaries=スリランカ海軍 items=uav amount=500000000 JPY "
                "stage=announced fiscal_year=JP-2024"
            ),
        ],
    ),
    (
        "ja",
        "",
        "政府はベトナムへの中古護衛艦の譲渡を断念した。",
        [
            "assistance donors=JP recipients=VN items=warship stage=cancelled",
        ],
    ),
    (
        "ja",
        "",
        "政府はケニア軍への車両供与を見送った。",
        [
            ("assistance donors=JP recipients=KE beneficiaries=ケニア軍 items=transport_vehicle stage=cancelled"),
        ],
    ),
    (
        "ja",
        "",
        "フィンランドはウクライナへの28回目の支援パッケージを承認した。総額は1億ユーロ。",
        [
            "assistance donors=FI recipients=UA amount=100000000 EUR stage=announced",
        ],
    ),
    (
        "ja",
        "",
        "ロシア国防省は、北朝鮮に防空ミサイルを供与したとする韓国側の発表を否定した。",
        [
            (
                "assistance donors=RU recipients=KP items=air_defence stage=delivered asserters=ロシア国防省 "
                "assertion=denied"
            ),
        ],
    ),
    (
        "ja",
        "",
        "木原防衛相は国会で、ウクライナに自衛隊車両101台を提供したと説明した。",
        [
            ("assistance donors=JP recipients=UA items=transport_vehicle stage=delivered asserters=木原防衛相"),
        ],
    ),
    (
        "ja",
        "",
        (
            "海自の練習機TC-90は2018年3月までに計5機がフィリピン海軍に引き渡された。"
            "当初は貸与だったが、法改正により無償譲渡に切り替えられた。"
        ),
        [
            (
                "assistance donors=JP recipients=PH beneficiaries=フィリピン海軍 items=transport_aircraft "
                "stage=delivered date=2018-03"
            ),
        ],
    ),
    (
        "ja",
        "",
        "中国は2018年以降、カンボジア海軍に哨戒艇2隻を供与したほか、リアム海軍基地の改修も支援している。",
        [
            ("assistance donors=CN recipients=KH beneficiaries=カンボジア海軍 items=patrol_vessel stage=delivered"),
        ],
    ),
    (
        "ja",
        "",
        "韓国はフィリピンに浦項級コルベット1隻を無償で譲り渡し、ペルーにも同型艦を譲渡した。",
        [
            "assistance donors=KR recipients=PH items=warship stage=delivered",
            "assistance donors=KR recipients=PE items=warship stage=delivered",
        ],
    ),
    (
        "ja",
        "米、台湾に軍事支援3億ドル　大統領権限で在庫供与",
        (
            "米政府は29日、大統領権限(PDA)に基づき、台湾に3億4500万ドル相当の武器を供与すると発表した"
            "。米軍の在庫から携帯式防空ミサイルなどを引き渡す。"
        ),
        [
            ("assistance donors=US recipients=TW framework=PDA items=air_defence amount=345000000 USD stage=announced"),
        ],
    ),
    (
        "ja",
        "",
        "防衛省は25年度予算案に、能力構築支援事業の経費として8億円を盛り込んだ。",
        [
            (
                "budget donors=JP framework=capacity building assistance amount=800000000 JPY "
                "stage=appropriated fiscal_year=JP-2025"
            ),
        ],
    ),
    (
        "ja",
        "",
        "野党は、OSAについて国会での議論が不十分だと批判している。",
        [
            "assessment donors=JP framework=OSA stance=critical asserters=野党",
        ],
    ),
    (
        "ja",
        "",
        "専門家の間では、OSAの狙いは中国の影響力拡大に対抗することにあるとの見方が多い。",
        [
            "reason donors=JP framework=OSA category=counter_rival stance=imputes asserters=専門家",
        ],
    ),
    (
        "ja",
        "",
        "日本とフィリピンは2プラス2を開き、装備協力を進めることで一致した。",
        [
            "relation parties=JP+PH kind=talks label=2プラス2",
        ],
    ),
    (
        "ja",
        "",
        (
            "日本とモンゴルは12月11日、防衛装備品・技術移転協定に署名した。"
            "同協定の締結は16カ国目。発効には両国の手続きが必要となる。"
        ),
        [
            ("agreement parties=JP+MN instrument=equipment_transfer stage=signed ordinal=16 date=2024-12-11"),
        ],
    ),
    (
        "ja",
        "",
        "日豪ACSAは2013年1月に発効した。",
        [
            ("agreement parties=AU+JP instrument=acquisition_cross_servicing stage=in_force date=2013-01"),
        ],
    ),
    (
        "ja",
        "",
        "日本はバングラデシュとの間で防衛装備品・技術移転協定の締結で大筋合意した。",
        [
            "agreement parties=BD+JP instrument=equipment_transfer stage=agreed_in_principle",
        ],
    ),
    (
        "ja",
        "豪州、ソロモン諸島に巡視艇を追加供与",
        (
            "オーストラリアのマールズ国防相は14日、ソロモン諸島警察にガーディアン級巡視艇1隻を追加で引き渡した"
            "と発表した。引き渡し式はホニアラで開かれ、マネレ首相が出席した。"
            "豪州は太平洋海洋安全保障プログラムの下で、これまでに島嶼国へ20隻以上を供与している。"
            "マネレ首相は「わが国の海を守る力になる」と謝意を述べた。"
            "中国も昨年、同国の警察に放水車や訓練機材を贈っている。"
            "専門家は、豪州の狙いは中国の影響力に対抗することだとみる。"
        ),
        [
            (
                "assistance donors=AU recipients=SB beneficiaries=ソロモン諸島警察 items=patrol_vessel "
                "stage=delivered date=2025-02-14 asserters=オーストラリアのマールズ国防相"
            ),
            "assessment donors=AU stance=supportive asserters=マネレ首相",
            "reason donors=AU category=counter_rival stance=imputes asserters=専門家",
        ],
    ),
    (
        "mofa",
        "フィリピンに対する政府安全保障能力強化支援（OSA）に関する書簡の署名・交換",
        (
            "1　3月10日（現地時間同日）、フィリピン共和国の首都マニラにおいて、遠藤和也駐フィリピン共和国日本"
            "国特命全権大使とエンリケ・マナロ・フィリピン外務大臣との間で、供与額16億円の令和6年度政府安全保障"
            "能力強化支援（OSA）「フィリピン軍への沿岸レーダーシステム等の供与」に関する書簡の署名・交換が行わ"
            "れました。\n\n2　フィリピンは、我が国にとって重要なシーレーンに位置し、基本的価値を共有する戦略的パ"
            "ートナーです。\n\n3　この協力は、フィリピン海軍及び空軍に対し、沿岸レーダーシステム、複合艇（RHI"
            "B）等を供与するもので、同国の海洋状況把握能力の向上を通じ、地域の平和と安定に寄与することが期待され"
            "ます。\n\n（参考）OSAは、国家安全保障戦略に基づき、令和5年4月に創設された無償による資金協力の枠"
            "組みです。"
        ),
        [
            (
                "assistance donors=JP recipients=PH beneficiaries=フィリピン軍+フィリピン海軍+空軍 framework=OSA "
                "items=coastal_radar+small_boat amount=1600000000 JPY stage=agreed fiscal_year=JP-2024 "
                "date=2025-03-10"
            ),
            "relation parties=JP+PH kind=partnership label=戦略的パートナー",
            "outlook donors=JP recipients=PH assertion=expected",
            "framework donors=JP framework=OSA established=2023-04 basis=国家安全保障戦略",
        ],
    ),
    (
        "ja",
        "政府、能力構築支援を拡充",
        (
            "防衛省は昨年、ベトナム人民軍の衛生部隊に対する潜水医学の教育を実施した。"
            "陸上自衛隊はモンゴル軍の工兵部隊に道路構築の技術指導を行っている。"
            "能力構築支援は2012年に始まった。政府は26年度予算の概算要求で関連経費9億円を求めた。"
        ),
        [
            (
                "assistance donors=JP recipients=VN beneficiaries=ベトナム人民軍 items=training stage=delivered "
                "date=2024"
            ),
            "assistance donors=JP recipients=MN beneficiaries=モンゴル軍 items=training stage=announced",
            "framework donors=JP framework=capacity building assistance established=2012",
            (
                "budget donors=JP framework=capacity building assistance amount=900000000 JPY "
                "stage=requested fiscal_year=JP-2026"
            ),
        ],
    ),
    (
        "ja",
        "沈黙する供与国",
        (
            "無償で配られる軍用品ほど高くつくものはない。"
            "スウェーデンは昨年、エストニアに榴弾砲12門を供与した。"
            "政府は「隣人の守りを固めるため」と言うが、本音は別にある。"
            "国内メーカーの受注を増やすための見本市なのだ。"
            "供与された砲は砲弾を必要とし、砲弾はスウェーデンでしか作られない。"
            "エストニア国防省は「防空と火力の穴を埋める支援だ」と感謝を隠さない。"
            "だが筆者は、この援助は長続きしないとみる。"
            "2028年までに予算は半減するだろう。"
        ),
        [
            "assistance donors=SE recipients=EE items=artillery stage=delivered date=2024",
            "assessment donors=SE recipients=EE stance=supportive asserters=エストニア国防省",
            "outlook donors=SE horizon=2028 assertion=expected",
        ],
    ),
    (
        "ja",
        "インドネシアへの護衛艦、譲渡断念",
        (
            "政府はインドネシア海軍への中古護衛艦の無償譲渡を見送る方針を固めた。"
            "政府筋が12日、明らかにした。インドネシア側が新造艦の購入を希望したためだ。"
            "両国は2021年に防衛装備品・技術移転協定を結んでいる。"
        ),
        [
            (
                "assistance donors=JP recipients=ID beneficiaries=インドネシア海軍 items=warship stage=cancelled "
                "asserters=政府筋 assertion=reported"
            ),
            "agreement parties=ID+JP instrument=equipment_transfer stage=signed date=2021",
        ],
    ),
    (
        "mofa",
        "ジブチ共和国に対するOSAに関する書簡の署名・交換",
        (
            "3月11日、ジブチ市において、我が方大使とジブチ外務・国際協力大臣との間で、ジブチ沿岸警備隊に対し警"
            "備艇及び関連機材を供与することを内容とする供与額4.6億円のOSA「ジブチ沿岸警備隊に対する警備艇等"
            "の供与」に関する書簡の署名・交換が行われた。"
            "本件は、ジブチの海洋安全保障能力を強化するとともに、日・ジブチ関係を一層強化することを目的としている"
            "。"
        ),
        [
            (
                "assistance donors=JP recipients=DJ beneficiaries=ジブチ沿岸警備隊 framework=OSA "
                "items=patrol_vessel amount=460000000 JPY stage=agreed date=2025-03-11"
            ),
            "reason donors=JP recipients=DJ category=capability_gap stance=endorses",
            "reason donors=JP recipients=DJ category=bilateral_ties stance=endorses",
        ],
    ),
    (
        "ja",
        "ペルー、韓国から警備艇を受領",
        (
            "ペルー海軍は8日、韓国から無償供与されたポハン級哨戒艦の就役式を行った。"
            "韓国は2019年にも同型艦1隻を引き渡している。"
            "韓国大使は式典で「両国の友好の象徴だ」と述べた。"
            "ペルーは別に、韓国企業とフリゲート艦4隻の建造契約を結んでいる。"
        ),
        [
            (
                "assistance donors=KR recipients=PE beneficiaries=ペルー海軍 items=patrol_vessel "
                "stage=delivered date=2025-03-08"
            ),
            "assistance donors=KR recipients=PE items=patrol_vessel stage=delivered date=2019",
        ],
    ),
    (
        "ja",
        "ベトナム沿岸警備隊へ練習船　日本が無償供与",
        (
            "日本政府は3日、ベトナム海上警察に訓練用の小型船5隻を無償供与する交換公文にハノイで署名した。"
            "供与額は12億円で、政府開発援助(ODA)の一環。"
            "日本は17年にも中古の巡視船6隻を同国に提供した。"
            "駐ベトナム大使は「海上法執行能力の強化につながる」と話した。"
        ),
        [
            (
                "assistance donors=JP recipients=VN beneficiaries=ベトナム海上警察 framework=ODA items=small_boat "
                "amount=1200000000 JPY stage=agreed date=2025-03-03"
            ),
            "assistance donors=JP recipients=VN items=patrol_vessel stage=delivered date=2017",
            "reason donors=JP category=capability_gap stance=endorses asserters=駐ベトナム大使",
        ],
    ),
    (
        "ja",
        "インド、モルディブに警備艇",
        (
            "インド国防省は2日、モルディブ国防軍に沿岸警備艇1隻を引き渡した。"
            "昨年供与した艇の代替で、費用は全額インドが負担する。"
            "モルディブのムイズ大統領は就任後、インド軍の撤収を求めてきた。"
            "専門家は、ニューデリーが中国への傾斜を食い止めようとしていると分析する。"
        ),
        [
            (
                "assistance donors=IN recipients=MV beneficiaries=モルディブ国防軍 items=patrol_vessel "
                "stage=delivered date=2025-03-02"
            ),
        ],
    ),
    (
        "mofa",
        "政府安全保障能力強化支援（OSA）の実施",
        (
            "本12日、外務省は、令和6年度の政府安全保障能力強化支援（OSA）の対象国として、フィリピン、インド"
            "ネシア、モンゴル及びジブチを決定しました。"
            "令和6年度予算には50億円を計上しています。"
            "モンゴル軍に対しては航空管制用レーダー機材を、ジブチ沿岸警備隊に対しては警備艇を供与する予定です。"
        ),
        [
            ("assistance donors=JP recipients=DJ+ID+MN+PH framework=OSA stage=planned fiscal_year=JP-2024"),
            ("budget donors=JP framework=OSA amount=5000000000 JPY stage=appropriated fiscal_year=JP-2024"),
            "assistance donors=JP recipients=MN beneficiaries=モンゴル軍 items=air_radar stage=planned",
            ("assistance donors=JP recipients=DJ beneficiaries=ジブチ沿岸警備隊 items=patrol_vessel stage=planned"),
        ],
    ),
    (
        "ja",
        "防衛省、カンボジア軍に教育支援",
        (
            "防衛省は1月、カンボジア軍に対し、地雷除去に関する能力構築支援を行った。"
            "自衛官5人を派遣し、探知技術を教えた。"
        ),
        [
            (
                "assistance donors=JP recipients=KH beneficiaries=カンボジア軍 framework=capacity building "
                "assistance items=demining stage=delivered date=2025-01"
            ),
        ],
    ),
    (
        "ja",
        "ノルウェー、ウクライナに防空機材",
        (
            "ノルウェー政府は5日、国産の防空システム「NASAMS」2基をウクライナに供与することを閣議で決めた"
            "。費用は約11億クローネ。"
        ),
        [
            (
                "assistance donors=NO recipients=UA items=air_defence amount=1100000000 NOK "
                "stage=announced date=2025-03-05"
            ),
        ],
    ),
    (
        "ja",
        "ポーランド、戦車の供与を完了",
        "ポーランド国防省によれば、ウクライナに約束したレオパルト2戦車14両の引き渡しが完了した。",
        [
            "assistance donors=PL recipients=UA items=battle_tank stage=delivered asserters=ポーランド国防省",
        ],
    ),
    (
        "ja",
        "台湾、ハイチ警察に装備",
        (
            "台湾外交部は20日、ハイチ国家警察にヘルメットと防弾チョッキ各2000点を寄贈したと発表した。"
            "ハイチは台湾と外交関係を持つ12カ国の一つ。"
        ),
        [
            (
                "assistance donors=TW recipients=HT beneficiaries=ハイチ国家警察 items=protective_gear "
                "stage=delivered date=2025-02-20"
            ),
        ],
    ),
    (
        "ja",
        "中国、キリバスに警察車両",
        (
            "中国大使館は、キリバス警察に四輪駆動車2台を贈呈した。"
            "式典でマーマウ大統領は中国の支援に感謝した。"
            "米国務省高官は「地域の安定を損なう」と懸念を示した。"
        ),
        [
            ("assistance donors=CN recipients=KI beneficiaries=キリバス警察 items=transport_vehicle stage=delivered"),
            "assessment donors=CN stance=supportive asserters=マーマウ大統領",
            "assessment donors=CN stance=critical asserters=米国務省高官",
        ],
    ),
]

NOTHING: list[tuple[str, str]] = [
    ("ja", "インドネシア海軍は日本製の護衛艦8隻を購入する方向で交渉している。"),
    ("ja", "海上自衛隊は10日、新型の潜水艦を就役させた。"),
    ("ja", "日本は無償資金協力により、ガーナの小学校に教材を供与した。"),
    ("ja", "日本政府はネパールに消防車10台を供与した。"),
    ("ja", "自衛隊と米軍は10日から九州で共同訓練を実施した。"),
    ("ja", "防衛省は次期戦闘機の開発費として1000億円を計上した。"),
    ("ja", "沖縄地方は12日、雨が強く降る見通しだ。"),
    ("ja", "防衛相はフィリピンを訪問し、国防相と昼食をとった。"),
    ("ja", "オーストラリアはアメリカから原子力潜水艦を購入する。"),
    ("ja", "フィリピンはインドから超音速ミサイルを調達した。"),
    ("ja", "日本はトルコの地震の被災者に毛布とテントを提供した。"),
    ("ja", "韓国軍は新型戦車を陸軍部隊に引き渡した。"),
    ("ja", "日本が供与した巡視船が港で公開された。"),
    ("ja", "日本はウクライナを今後も支援していく考えだ。"),
    ("ja", "日本とインドは経済連携協定に署名した。"),
    ("ja", "日本がフィリピンに護衛艦を供与するのではないか。"),
    ("ja", "政府は防衛力の抜本的な強化のため、予算を増やす。"),
    ("ja", "警視庁は盗難車を持ち主に引き渡した。"),
    ("ja", "スポーツ大会で日本は韓国にバトンを引き渡した。"),
    ("ja", "市は消防団に救助用ボートを交付した。"),
    ("ja", "フィリピン海軍の艦艇が東京港に到着した。"),
    ("ja", "ベトナムは米国から練習機12機を購入する契約を結んだ。"),
    ("ja", "川崎重工業は防衛省に哨戒機を納入した。"),
    ("ja", "外務省は台風被害を受けたフィリピンに緊急援助物資を供与すると発表した。"),
    ("ja", "日本とカナダの外相は電話で会談し、貿易について意見を交わした。"),
    ("ja", "政府はパラグアイの農村に給水車を供与する。"),
    ("ja", "北朝鮮は10日、日本海に向けて弾道ミサイルを発射した。"),
    ("ja", "ウクライナ軍はロシア軍の無人機40機を撃墜した。"),
    ("ja", "岸田首相は、フィリピンのマルコス大統領と会談した。"),
    ("ja", "フランス空軍の戦闘機が共同訓練のため日本に到着した。"),
    ("ja", "首相は10日、防衛費の増額に理解を求めた。"),
    ("ja", "11日付朝刊の記事で「フィリピン海軍に供与」とあったのは「フィリピン沿岸警備隊に供与」の誤りでした。"),
    ("ja", "陸上自衛隊は、パプアニューギニア国防軍の軍楽隊に楽器の演奏を指導した。"),
    ("ja", "フランスのマクロン大統領が来月、国賓として来日する。首脳会談では防衛協力や原子力を議論する。"),
]


@pytest.mark.parametrize(("head", "title", "body", "wanted"), FOUND, ids=[row[2][:24] for row in FOUND])
def test_claims_are_read(head: str, title: str, body: str, wanted: list[str]) -> None:
    """Every claim of the text, slot by slot."""
    assert [show(claim) for claim in read_row(body, head, title or None)] == wanted


@pytest.mark.parametrize(("head", "body"), NOTHING, ids=[row[1][:24] for row in NOTHING])
def test_nothing_is_read(head: str, body: str) -> None:
    """Purchases, civil aid, a state's own forces, drills without aid, sports and weather make no claim."""
    assert read_row(body, head) == []
