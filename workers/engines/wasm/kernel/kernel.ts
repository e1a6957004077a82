/**
 * What the module offers; `../kernel-module.ts` has the same list for TypeScript. Written in AssemblyScript: it
 * reads like TypeScript, but numbers are machine words, `usize` is an address in bytes, and nothing is allocated.
 *
 * Matrices are row-major float32 whose rows are padded with zeros to a multiple of 4 columns (the "stride"), so
 * that a row is a whole number of 128-bit vectors. Every address is a multiple of 16.
 */
export { multiply } from './multiply'
export { transpose } from './transpose'
export { columnProducts, columnSquares, columnSums } from './column-sums'
export {
  add,
  addScaled,
  addSigns,
  clampTo,
  clear,
  flushDenormals,
  multiplyBy,
  scaleBy,
} from './elementwise'
export { sumOfMagnitudes, sumOfSquares } from './elementwise'
export { clearPadding, gatherRows } from './rows'
export { addToCodedRows, gatherCodes, sumCodedRows } from './codes'
export { inverseDeviations, moveAverage, normalise, normaliseBack } from './batch-norm'
export { elu, leakyRelu, linear, relu } from './piecewise-activations'
export { gelu, sigmoid, softplus, swish, tanh } from './smooth-activations'
export { dropout } from './dropout'
export { binaryCrossEntropy, binarySquaredError } from './chance-losses'
export { categoricalCrossEntropy, categoricalSquaredError } from './chance-losses'
export { huber, meanAbsoluteError, meanSquaredError } from './regression-losses'
export { adam, adamw, momentum, nesterov, rmsprop, sgd } from './optimizers'
