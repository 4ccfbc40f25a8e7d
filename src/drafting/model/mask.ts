/** Replaces what must not leave the house by codes, and puts it back. One mask serves one drafting. */
export interface Mask {
  /** Pure in the end: the same secret gets the same code all the time. */
  hide(text: string): string
  /** Puts the secrets back; a code that was never given stays as it is. */
  reveal(text: string): string
}

/** Identity numbers, phones, bank cards, mail addresses. */
const NUMBERS: readonly RegExp[] = [
  /(?<![\d.])\d{17}[\dXx](?![\dXx])/g,
  /(?<![\d.])\d{15}(?!\d)/g,
  /(?<!\d)(?:\+?86[- ]?)?1[3-9]\d(?:[- ]?\d{4}){2}(?!\d)/g,
  /(?<!\d)0\d{2,3}[- ]\d{7,8}(?!\d)/g,
  /(?<!\d)\d{4}(?:[ -]?\d{4}){3}(?:[ -]?\d{1,3})?(?!\d)/g,
  /[A-Za-z0-9_.+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,4}/g,
]

const SURNAME =
  '(?:欧阳|司马|上官|诸葛|夏侯|尉迟|皇甫|[赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦许何吕施张孔曹严华金魏陶姜谢邹喻柏章苏潘葛范彭鲁韦马苗方俞任袁柳史唐费薛雷贺倪汤滕罗毕郝邬安常傅卞齐康伍余元顾孟黄穆萧尹姚邵汪祁毛狄戴宋庞熊纪舒屈项董梁杜阮蓝季贾路江童颜郭梅林刁钟徐邱骆高夏蔡田樊胡凌霍虞万柯卢莫房解应宗丁邓洪包左石崔吉龚程邢裴陆荣翁甄曲封储靳焦牧谷车侯全班仰仲伊宁仇栾甘厉武符刘景詹束龙叶司黎薄白蒲从索赖卓屠池乔胥闻莘翟谭劳申扶冉雍桑桂牛边燕尚农温庄晏柴瞿阎连习艾向古易廖终居衡耿匡国文寇广东沃利蔚越隆师巩聂晁勾敖融冷辛阚那简饶曾沙丰关相查游权益桓公])'

/** Who a case is about; the name follows the role. 和, 与, 、 join a second name. */
const ROLE =
  '(?:当事人|被告人|被告|原告|上诉人|申请人|被申请人|被执行人|第三人|犯罪嫌疑人|嫌疑人|违法行为人|上访人|信访人|投诉人|举报人|受害人|被害人|死者|伤者|社区矫正对象|社矫对象|矫正对象|刑满释放人员|吸毒人员|精神障碍患者|精障患者|患者|病人|涉案人员|村民|居民|业主|租户|户主)'
/** Words that begin like a name. */
const NO_NAME =
  '(?!安全|平安|高度|高效|文明|方面|方式|和睦|和谐|严格|严重|全部|全面|全体|时间|任何|任务|关系|关于|国家|公司|公证|权利|权益|应当|应急|广大|常住|常年|党员|房屋|石料|金额|沙石|车辆|解决|黄赌|施工|明白|强制|查处|成功|包括|游客|连续|相关|生活|习惯|终于|计划|水利|居住|边界|都|从|向|等|时|和|解|应|于|因)'
const NAME = `${NO_NAME}${SURNAME}(?:某某|某[甲乙丙丁]?|[\\u4e00-\\u9fff]{1,2}?)`
const AFTER_NAME = '(?=$|[，。；、：,;:\\s（(“]|[和与同跟及因等系在被将的是把向对诉名反到签来要请申投提表说称于]|家)'

const PARTY = new RegExp(`(${ROLE}(?:为|是|：|:)?\\s?)(${NAME})${AFTER_NAME}`, 'g')
const PARTNER = new RegExp(`(［隐\\d+］(?:和|与|同|跟|、|诉|及))(${NAME})${AFTER_NAME}`, 'g')
/** 张某, 李某某, 王某甲: already half hidden, still somebody. */
const SOMEBODY = new RegExp(`${SURNAME}某(?:某|[甲乙丙丁])?`, 'g')
const CODE = /［隐(\d{1,4})］/g

export function createMask(): Mask {
  const secrets: string[] = []
  const code = (secret: string): string => {
    const known = secrets.indexOf(secret)
    return `［隐${known >= 0 ? known + 1 : secrets.push(secret)}］`
  }
  return {
    hide(text) {
      const numbers = NUMBERS.reduce((hidden, pattern) => hidden.replace(pattern, code), text)
      const parties = numbers
        .replace(PARTY, (_all, role: string, name: string) => role + code(name))
        .replace(PARTNER, (_all, before: string, name: string) => before + code(name))
        .replace(SOMEBODY, code)
      // A name hidden once is hidden wherever it stands.
      return secrets
        .filter((secret) => secret.length > 1)
        .reduce((hidden, secret) => hidden.replaceAll(secret, code), parties)
    },
    reveal: (text) => text.replace(CODE, (all, n: string) => secrets[Number(n) - 1] ?? all),
  }
}
