interface Subtle {
  digest(algorithm: 'SHA-256', bytes: Uint8Array<ArrayBuffer>): Promise<ArrayBuffer>
}

/**
 * SHA-256 as 64 lower-case hex digits: by the platform where it offers that, else by our own arithmetic
 * (a page on plain HTTP, as in a local network, has no `crypto.subtle`).
 */
export async function sha256(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const { crypto } = globalThis as { crypto?: { subtle?: Subtle } }
  if (crypto?.subtle === undefined) return sha256Hex(bytes)
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** Fractional bits of the cube roots of the first 64 primes. */
const ROUND_CONSTANTS = Int32Array.from(primes(64), (prime) => fractionBits(Math.cbrt(prime)))

/** [8] What the hash is before the first block: fractional bits of the square roots of the first 8 primes. */
const INITIAL_STATE: readonly number[] = primes(8).map((prime) => fractionBits(Math.sqrt(prime)))

const schedule = new Int32Array(64)

/**
 * SHA-256 (FIPS 180-4) in plain arithmetic.
 * @returns 64 hex digits
 */
export function sha256Hex(bytes: Uint8Array): string {
  const state = initialState()
  const whole = bytes.length - (bytes.length % 64)
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  for (let at = 0; at < whole; at += 64) compress(state, view, at)
  const tail = padded(bytes.subarray(whole), bytes.length)
  for (let at = 0; at < tail.byteLength; at += 64) compress(state, tail, at)
  return stateHex(state)
}

/** [8] The words of a hash before its first block. */
export function initialState(): Int32Array<ArrayBuffer> {
  return Int32Array.from(INITIAL_STATE)
}

/** Words of a hash as lower-case hex digits, eight each. */
export function stateHex(words: Int32Array): string {
  return Array.from(words, (word) => (word >>> 0).toString(16).padStart(8, '0')).join('')
}

/** The same, of bytes that come in pieces. */
export class Sha256 {
  readonly #state = initialState()
  readonly #block = new Uint8Array(64)
  #length = 0

  add(bytes: Uint8Array): void {
    let at = 0
    const held = this.#length % 64
    this.#length += bytes.length
    if (held > 0) {
      at = Math.min(64 - held, bytes.length)
      this.#block.set(bytes.subarray(0, at), held)
      if (held + at < 64) return
      compress(this.#state, new DataView(this.#block.buffer), 0)
    }
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    for (; at + 64 <= bytes.length; at += 64) compress(this.#state, view, at)
    this.#block.set(bytes.subarray(at))
  }

  /** @returns 64 hex digits; nothing may be added afterwards */
  end(): string {
    const tail = padded(this.#block.subarray(0, this.#length % 64), this.#length)
    for (let at = 0; at < tail.byteLength; at += 64) compress(this.#state, tail, at)
    return stateHex(this.#state)
  }
}

/** The last bytes, a 1 bit, zeros, and the length in bits as 64-bit big-endian. */
function padded(rest: Uint8Array, length: number): DataView {
  const tail = new Uint8Array(rest.length < 56 ? 64 : 128)
  tail.set(rest)
  tail[rest.length] = 0x80
  const view = new DataView(tail.buffer)
  view.setUint32(tail.length - 8, Math.floor(length / 2 ** 29))
  view.setUint32(tail.length - 4, (length * 8) >>> 0)
  return view
}

/**
 * Takes one block of 64 bytes into the hash.
 * @param state [8] changed
 */
export function compress(state: Int32Array, block: DataView, at: number): void {
  const w = schedule
  for (let t = 0; t < 16; t++) w[t] = block.getInt32(at + 4 * t)
  for (let t = 16; t < 64; t++) {
    const early = w[t - 15] as number
    const late = w[t - 2] as number
    const s0 = rotate(early, 7) ^ rotate(early, 18) ^ (early >>> 3)
    const s1 = rotate(late, 17) ^ rotate(late, 19) ^ (late >>> 10)
    w[t] = ((w[t - 16] as number) + s0 + (w[t - 7] as number) + s1) | 0
  }
  let a = state[0] as number
  let b = state[1] as number
  let c = state[2] as number
  let d = state[3] as number
  let e = state[4] as number
  let f = state[5] as number
  let g = state[6] as number
  let h = state[7] as number
  for (let t = 0; t < 64; t++) {
    const s1 = rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25)
    const choice = (e & f) ^ (~e & g)
    const t1 = (h + s1 + choice + (ROUND_CONSTANTS[t] as number) + (w[t] as number)) | 0
    const s0 = rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22)
    const majority = (a & b) ^ (a & c) ^ (b & c)
    h = g
    g = f
    f = e
    e = (d + t1) | 0
    d = c
    c = b
    b = a
    a = (t1 + s0 + majority) | 0
  }
  // A loop over a list of the eight takes twice as long for short texts.
  state[0] = (state[0] as number) + a
  state[1] = (state[1] as number) + b
  state[2] = (state[2] as number) + c
  state[3] = (state[3] as number) + d
  state[4] = (state[4] as number) + e
  state[5] = (state[5] as number) + f
  state[6] = (state[6] as number) + g
  state[7] = (state[7] as number) + h
}

function rotate(x: number, bits: number): number {
  return (x >>> bits) | (x << (32 - bits))
}

/** The first 32 bits behind the binary point. */
function fractionBits(x: number): number {
  return Math.floor((x - Math.floor(x)) * 2 ** 32)
}

function primes(count: number): number[] {
  const found: number[] = []
  for (let n = 2; found.length < count; n++) {
    if (found.every((prime) => n % prime !== 0)) found.push(n)
  }
  return found
}
