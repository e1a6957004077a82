/*
 * Categories as codes: an input that is 1 for its level and 0 for the others picks one row out of the first layer's
 * kernel. The places of a batch are the byte offsets of the rows that its codes pick.
 */
import { rowAt } from './rows'

/** A row that has none of a category's levels. */
const NO_LEVEL: u32 = 0xffff

/**
 * @param places [rows × categories] u32, written
 * @param codes [… × categories] u16
 * @param order [rows] u32, which row of `codes` is row i; 0: the rows as they lie
 * @param firsts [categories] u32, the place of each category's level 0
 * @param none the place of a row of zeros, for `NO_LEVEL`
 * @param rowBytes from one level's place to the next
 */
export function gatherCodes(
  places: usize,
  codes: usize,
  order: usize,
  rows: u32,
  categories: u32,
  firsts: usize,
  none: u32,
  rowBytes: u32,
): void {
  const bytes = (categories as usize) << 1
  for (let i: u32 = 0; i < rows; i++) {
    const from = codes + rowAt(order, i) * bytes
    for (let at: usize = 0; at < bytes; at += 2) {
      const code = load<u16>(from + at) as u32
      const place = load<u32>(firsts + (at << 1)) + code * rowBytes
      store<u32>(places, code == NO_LEVEL ? none : place)
      places += 4
    }
  }
}

/**
 * Row i of out = start + Σ of the kernel rows at the places of row i.
 * @param out [rows × units]
 * @param start [units]
 * @param units a multiple of 4
 */
export function sumCodedRows(
  out: usize,
  places: usize,
  kernel: usize,
  start: usize,
  rows: u32,
  categories: u32,
  units: u32,
): void {
  const stride = (units as usize) << 2
  const step = (categories as usize) << 2
  for (let row: u32 = 0; row < rows; row++) {
    const end = places + step
    let column: usize = 0
    for (; column + 64 <= stride; column += 64) {
      let a = v128.load(start + column)
      let b = v128.load(start + column, 16)
      let c = v128.load(start + column, 32)
      let d = v128.load(start + column, 48)
      for (let place = places; place < end; place += 4) {
        const from = kernel + (load<u32>(place) as usize) + column
        a = f32x4.add(a, v128.load(from))
        b = f32x4.add(b, v128.load(from, 16))
        c = f32x4.add(c, v128.load(from, 32))
        d = f32x4.add(d, v128.load(from, 48))
      }
      v128.store(out + column, a)
      v128.store(out + column, b, 16)
      v128.store(out + column, c, 32)
      v128.store(out + column, d, 48)
    }
    for (; column < stride; column += 16) {
      let sum = v128.load(start + column)
      for (let place = places; place < end; place += 4) {
        sum = f32x4.add(sum, v128.load(kernel + (load<u32>(place) as usize) + column))
      }
      v128.store(out + column, sum)
    }
    places = end
    out += stride
  }
}

/**
 * The way back: row i of x is added to the rows of `gradient` at its places, row after row.
 * @param x [rows × units] d loss / d z
 */
export function addToCodedRows(
  gradient: usize,
  places: usize,
  x: usize,
  rows: u32,
  categories: u32,
  units: u32,
): void {
  const stride = (units as usize) << 2
  const step = (categories as usize) << 2
  for (let row: u32 = 0; row < rows; row++) {
    const end = places + step
    for (; places < end; places += 4) {
      const to = gradient + (load<u32>(places) as usize)
      for (let column: usize = 0; column < stride; column += 16) {
        v128.store(to + column, f32x4.add(v128.load(to + column), v128.load(x + column)))
      }
    }
    x += stride
  }
}
