/** Dense float32 numbers, row-major: element (r, c) is `values[r * columns + c]`. */
export interface Matrix {
  values: Float32Array<ArrayBuffer>
  rows: number
  columns: number
}
