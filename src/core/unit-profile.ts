/** The township the report is of. Declared by a cadre, never guessed. */
export interface UnitProfile {
  /** As declared, with its superiors: 福建省永安市槐南镇. */
  readonly fullName: string
  /** Its own name: 槐南镇. */
  readonly name: string
  readonly level: '镇' | '乡' | '街道'
  /** How it calls itself in the report: 我镇, 我乡, 我街道. */
  readonly selfName: string
  /** County-level superior, if the full name tells: 永安市. */
  readonly county?: string
  /** 主送机关, only as declared. */
  readonly addressee?: string
  /** 署名, only as declared. */
  readonly signature?: string
  /** 成文日期 as written (2023年12月20日), only as declared. */
  readonly signedOn?: string
  /** 统计截止日 as written (12月15日), only as declared. */
  readonly cutOff?: string
  /** Who heads the leading group (领导小组组长), only as declared. */
  readonly groupHead?: string
  /** Its villages and communities (柳河村, 东街社区), as told in notes or confirmed in chat; empty or absent: not known. */
  readonly villages?: readonly string[]
}

/** 报送版 goes to the level above, 公开版 to the public (names and sensitive head-counts left out). */
export type Variant = 'submission' | 'public'
