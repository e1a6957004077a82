/** What the next tree is to take away, [rows] each. */
export interface Slopes {
  gradient: Float64Array
  hessian: Float64Array
}
