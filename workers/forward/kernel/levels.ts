/** Code of a row that has none of a category's levels; `NO_LEVEL` of `src/domain/features.ts`. */
const NO_LEVEL: u16 = 0xffff

/**
 * out = bias + the kernel row of each category's level, category after category.
 * @param out [rows × stride]
 * @param bias [stride]
 * @param codes [rows × categories] u16
 * @param kernels [categories] u32: where each category's kernel [levels × stride] lies
 */
export function addLevels(
  out: usize,
  stride: usize,
  bias: usize,
  codes: usize,
  categories: u32,
  kernels: usize,
  rows: u32,
): void {
  const lastKernel = kernels + ((categories as usize) << 2)
  for (; rows > 0; rows--) {
    memory.copy(out, bias, stride)
    const end = out + stride
    for (let kernel = kernels; kernel < lastKernel; kernel += 4) {
      const code = load<u16>(codes)
      codes += 2
      if (code === NO_LEVEL) continue
      let level = (load<u32>(kernel) as usize) + (code as usize) * stride
      for (let sum = out; sum < end; sum += 32) {
        v128.store(sum, f64x2.add(v128.load(sum), v128.load(level)))
        v128.store(sum, f64x2.add(v128.load(sum, 16), v128.load(level, 16)), 16)
        level += 32
      }
    }
    out = end
  }
}
