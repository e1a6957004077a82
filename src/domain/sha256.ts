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
const ROUND_CONSTANTS = Uint32Array.from(primes(64), (prime) => fractionBits(Math.cbrt(prime)))

/**
 * SHA-256 (FIPS 180-4) in plain arithmetic.
 * @returns 64 hex digits
 */
export function sha256Hex(bytes: Uint8Array): string {
  const state = Uint32Array.from(primes(8), (prime) => fractionBits(Math.sqrt(prime)))
  const schedule = new Uint32Array(64)
  const whole = bytes.length - (bytes.length % 64)
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  for (let at = 0; at < whole; at += 64) compress(state, schedule, view, at)
  const tail = padded(bytes.subarray(whole), bytes.length)
  for (let at = 0; at < tail.byteLength; at += 64) compress(state, schedule, tail, at)
  return Array.from(state, (word) => word.toString(16).padStart(8, '0')).join('')
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

function compress(state: Uint32Array, w: Uint32Array, block: DataView, at: number): void {
  for (let t = 0; t < 16; t++) w[t] = block.getUint32(at + 4 * t)
  for (let t = 16; t < 64; t++) {
    const early = w[t - 15] as number
    const late = w[t - 2] as number
    const s0 = rotate(early, 7) ^ rotate(early, 18) ^ (early >>> 3)
    const s1 = rotate(late, 17) ^ rotate(late, 19) ^ (late >>> 10)
    w[t] = (w[t - 16] as number) + s0 + (w[t - 7] as number) + s1
  }
  let [a, b, c, d, e, f, g, h] = state as unknown as Eight
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
  for (const [i, word] of [a, b, c, d, e, f, g, h].entries()) state[i] = (state[i] as number) + word
}

type Eight = [number, number, number, number, number, number, number, number]

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
