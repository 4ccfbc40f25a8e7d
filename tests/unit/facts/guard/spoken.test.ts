import { describe, expect, test } from 'vitest'
import { verdictOf } from '../../../helpers/expect-guard.ts'

describe('what is told as one speaks passes in writing, and its altered sibling is flagged', () => {
  test.each([
    [
      'a half behind its measure word',
      '镇口查获私宰猪肉两箱半，跑了一天半',
      '在镇口查获私宰猪肉2.5箱，历时1.5天。',
      '在镇口查获私宰猪肉2箱，历时1.5天。',
    ],
    [
      'a half within it',
      '那场调解谈了三个半小时，前后拖了两个半月',
      '该纠纷历时2.5个月，现场调解用时3.5小时。',
      '该纠纷历时2.5个月，现场调解用时3小时。',
    ],
    [
      'tenths behind a length or a field',
      '挖断的路有一米四宽，占了人家两亩六分',
      '挖断道路宽1.4米，侵占土地2.6亩。',
      '挖断道路宽1米，侵占土地2.6亩。',
    ],
    [
      'money in 毛',
      '水费收乱了，定成一吨两块三，电费一度六毛五',
      '规范收费标准，水费每吨2.3元、电费每度0.65元。',
      '规范收费标准，水费每吨2.3元、电费每度0.56元。',
    ],
    [
      'so much for one of them',
      '机耕道占了九亩地，一亩补六百，一共五千四',
      '机耕道占地9亩，每亩补偿600元，共计5400元。',
      '机耕道占地9亩，每亩补偿500元，共计5400元。',
    ],
    [
      'the fine for one',
      '逮住偷沙船三条，罚了六万，一条两万',
      '查获非法采砂船3条，每条罚款2万元，共罚款6万元。',
      '查获非法采砂船3条，每条罚款3万元，共罚款6万元。',
    ],
    [
      'a day without 日',
      '六月十九去查的采石场，罚了两万',
      '6月19日检查采石场，罚款2万元。',
      '6月9日检查采石场，罚款2万元。',
    ],
    [
      'a year in two digits',
      '按七六年的水利图纸划的界，两边都认',
      '依据1976年水利图纸划定界线，双方认可。',
      '依据1967年水利图纸划定界线，双方认可。',
    ],
    [
      'a spoken decimal without a unit',
      '考核得了八十七点五，排第三',
      '考核得分87.5分，列第3位。',
      '考核得分85.7分，列第3位。',
    ],
    ['the first months', '摊位头仨月不收钱', '摊位前3个月免收费用。', '摊位前4个月免收费用。'],
    [
      'the number of a house and an hour',
      '八号楼噪音，十点以后不准放音箱',
      '8号楼噪声纠纷，约定10点以后不得使用音箱。',
      '6号楼噪声纠纷，约定10点以后不得使用音箱。',
    ],
    [
      'so much for one right behind so much for another',
      '乱倒建渣的罚了俩，一个八百一个五百',
      '对乱倒建筑垃圾的2人分别罚款800元、500元。',
      '对乱倒建筑垃圾的2人分别罚款800元、600元。',
    ],
    ['the larger half', '来问社保的占了一多半', '咨询社保业务的占半数以上。', '咨询社保业务的占七成以上。'],
    [
      'a measure word of times behind 个',
      '无人机巡河飞了四十二架次，另外巡林十八个架次',
      '无人机巡河42架次、巡林18架次。',
      '无人机巡河42架次、巡林18场次。',
    ],
  ])('%s', (_, notes, faithful, altered) => {
    expect(verdictOf(notes, faithful)).toBe('pass')
    expect(verdictOf(notes, altered)).toBe('flag')
  })
})

describe('the loose 个 of speech stands for the measure word of what is spoken of, and of nothing else', () => {
  test.each([
    [
      'a business, by what the figure belongs to',
      '化肥店查了31个，台账不全的五个',
      '检查农资经营店31家，台账不全5家。',
      '检查农资经营店31家，台账不全5次。',
    ],
    [
      'persons beside businesses stay persons',
      '化肥店查了31个，处罚责任人五个',
      '检查农资经营店31家，处罚责任人5名。',
      '检查农资经营店31家，处罚5家。',
    ],
    ['calls', '漏水的事打了仨电话就修好了', '经3次电话协调，漏水问题得到解决。', '经3天电话协调，漏水问题得到解决。'],
    [
      'mouths of households, not wells',
      '危房三栋，四户十一口都搬走了，打了六口井',
      '3栋危房涉及4户11人，已全部搬离；新打机井6口。',
      '3栋危房涉及4户11人，已全部搬离；新打机井6人。',
    ],
    [
      'what goes on without a noun',
      '拆迁还剩五户，俩签了，三户没签',
      '拆迁剩余5户，2户已签约，3户未签约。',
      '拆迁剩余5户，3户已签约，2户未签约。',
    ],
    [
      'one for each',
      '报警器装了二百一十个，都给独居老人，一户一个',
      '为210户独居老人每户安装报警器1个。',
      '为211户独居老人每户安装报警器1个。',
    ],
  ])('%s', (_, notes, faithful, altered) => {
    expect(verdictOf(notes, faithful)).toBe('pass')
    expect(verdictOf(notes, altered)).toBe('flag')
  })
})
