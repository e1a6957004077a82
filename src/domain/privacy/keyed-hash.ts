import { compress, initialState, sha256Hex, stateHex } from '../sha256.ts'

const BLOCK = 64
const DIGEST = 32
/** The bit that ends the text, and its length. */
const PADDING = 9

/**
 * HMAC-SHA-256 (RFC 2104) of many short texts under one key: the two blocks that the key makes are hashed once.
 */
export class KeyedHash {
  readonly #inner: Int32Array<ArrayBuffer>
  readonly #outer: Int32Array<ArrayBuffer>
  readonly #state = new Int32Array(8)
  #bytes = new Uint8Array(4 * BLOCK)
  #view = new DataView(this.#bytes.buffer)

  /** @param key of any length */
  constructor(key: Uint8Array) {
    const short = key.length > BLOCK ? bytesOfHex(sha256Hex(key)) : key
    this.#inner = afterKey(short, 0x36)
    this.#outer = afterKey(short, 0x5c)
  }

  /** [8] big-endian words; overwritten by the next call. */
  words(message: Uint8Array): Int32Array<ArrayBuffer> {
    this.#reserve(message.length)
    this.#bytes.set(message)
    return this.#digest(message.length)
  }

  /** The same for a text as UTF-8; a lone surrogate counts as U+FFFD. */
  wordsOfText(text: string): Int32Array<ArrayBuffer> {
    this.#reserve(3 * text.length)
    return this.#digest(writeUtf8(text, this.#bytes))
  }

  /** Of what stands in the first `length` bytes. */
  #digest(length: number): Int32Array<ArrayBuffer> {
    const state = this.#state
    state.set(this.#inner)
    this.#finish(state, length)
    for (let i = 0; i < 8; i++) this.#view.setInt32(4 * i, state[i] as number)
    state.set(this.#outer)
    this.#finish(state, DIGEST)
    return state
  }

  /** The first `length` bytes and SHA-256's padding, after the block that the key made. */
  #finish(state: Int32Array, length: number): void {
    const end = BLOCK * Math.ceil((length + PADDING) / BLOCK)
    this.#bytes.fill(0, length, end)
    this.#bytes[length] = 0x80
    this.#view.setUint32(end - 4, (BLOCK + length) * 8)
    for (let at = 0; at < end; at += BLOCK) compress(state, this.#view, at)
  }

  #reserve(length: number): void {
    if (length + 2 * BLOCK <= this.#bytes.length) return
    this.#bytes = new Uint8Array(2 * (length + 2 * BLOCK))
    this.#view = new DataView(this.#bytes.buffer)
  }
}

/**
 * PBKDF2-HMAC-SHA-256 (RFC 8018), one block: what makes guessing a passphrase slow.
 * @returns [32] bytes
 */
export function stretchedKey(
  passphrase: string,
  salt: string,
  iterations: number,
): Uint8Array<ArrayBuffer> {
  const hash = new KeyedHash(utf8(passphrase))
  const first = utf8(salt)
  const message = new Uint8Array(first.length + 4)
  message.set(first)
  message[message.length - 1] = 1
  const sum = hash.words(message).slice()
  const round = new Uint8Array(DIGEST)
  const view = new DataView(round.buffer)
  let last: Int32Array = sum
  for (let i = 1; i < iterations; i++) {
    for (let k = 0; k < 8; k++) view.setInt32(4 * k, last[k] as number)
    last = hash.words(round)
    for (let k = 0; k < 8; k++) sum[k] = (sum[k] as number) ^ (last[k] as number)
  }
  return bytesOfHex(stateHex(sum))
}

function afterKey(key: Uint8Array, pad: number): Int32Array<ArrayBuffer> {
  const block = new Uint8Array(BLOCK)
  block.set(key)
  const state = initialState()
  compress(state, new DataView(block.map((byte) => byte ^ pad).buffer), 0)
  return state
}

function bytesOfHex(hex: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from({ length: hex.length / 2 }, (_, i) =>
    Number.parseInt(hex.slice(2 * i, 2 * i + 2), 16),
  )
}

export function utf8(text: string): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(3 * text.length)
  return bytes.slice(0, writeUtf8(text, bytes))
}

/** @returns how many bytes were written: at most three for each UTF-16 unit */
function writeUtf8(text: string, bytes: Uint8Array): number {
  let at = 0
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    if (unit < 0x80) {
      bytes[at++] = unit
      continue
    }
    let code = text.codePointAt(i) as number
    if (code > 0xffff) i++
    else if (code >= 0xd800 && code < 0xe000) code = 0xfffd
    if (code < 0x800) bytes[at++] = 0xc0 | (code >> 6)
    else {
      if (code < 0x10000) bytes[at++] = 0xe0 | (code >> 12)
      else {
        bytes[at++] = 0xf0 | (code >> 18)
        bytes[at++] = 0x80 | ((code >> 12) & 63)
      }
      bytes[at++] = 0x80 | ((code >> 6) & 63)
    }
    bytes[at++] = 0x80 | (code & 63)
  }
  return at
}
