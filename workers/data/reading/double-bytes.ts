/** What a walk through bytes as characters of one or two bytes finds. */
interface Pairs {
  count: number
  /** Beside another pair, as in words; in Western text an accented letter mostly stands alone. */
  adjacent: number
  /** Of frequent characters. */
  frequent: number
  /** Whose second byte is that of a letter in ASCII. */
  low: number
}

interface DoubleBytes {
  isLead: (byte: number) => boolean
  isFrequent: (lead: number, trail: number) => boolean
}

const BIG5: DoubleBytes = {
  isLead: (byte) => byte >= 0x81 && byte <= 0xfe,
  // The first level of characters.
  isFrequent: (lead) => lead >= 0xa4 && lead <= 0xc6,
}

const SHIFT_JIS: DoubleBytes = {
  isLead: (byte) => (byte >= 0x81 && byte <= 0x9f) || (byte >= 0xe0 && byte <= 0xfc),
  // Hiragana and katakana.
  isFrequent: (lead, trail) => (lead === 0x82 && trail >= 0x9f) || (lead === 0x83 && trail <= 0x96),
}

const ADJACENT = 0.6
const FREQUENT_BIG5 = 0.8
/** Of the second bytes of Big5 about two in five are those of letters; in GB 2312 none is. */
const LOW_BIG5 = 0.15
/** Kana among Japanese characters; in GBK the same bytes are rare characters. */
const KANA = 0.15

/** Whether bytes that are no UTF-8 look like Big5 text. */
export function looksLikeBig5(bytes: Uint8Array): boolean {
  const { count, adjacent, frequent, low } = pairsIn(bytes, BIG5)
  return (
    count > 1 &&
    adjacent >= ADJACENT * count &&
    frequent >= FREQUENT_BIG5 * count &&
    low >= LOW_BIG5 * count
  )
}

/** Whether bytes that are no UTF-8 look like Japanese text in Shift_JIS. */
export function looksLikeShiftJis(bytes: Uint8Array): boolean {
  const { count, adjacent, frequent } = pairsIn(bytes, SHIFT_JIS)
  return count > 1 && adjacent >= ADJACENT * count && frequent >= KANA * count
}

function pairsIn(bytes: Uint8Array, { isLead, isFrequent }: DoubleBytes): Pairs {
  const pairs: Pairs = { count: 0, adjacent: 0, frequent: 0, low: 0 }
  let run = 0
  const endRun = () => {
    if (run > 1) pairs.adjacent += run
    run = 0
  }
  for (let at = 0; at + 1 < bytes.length; at++) {
    const lead = bytes[at] as number
    const trail = bytes[at + 1] as number
    if (!isLead(lead) || trail < 0x40) {
      endRun()
      continue
    }
    pairs.count++
    run++
    if (isFrequent(lead, trail)) pairs.frequent++
    if (trail < 0x80) pairs.low++
    at++
  }
  endRun()
  return pairs
}
