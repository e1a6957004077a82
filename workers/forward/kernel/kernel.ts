/**
 * What the module offers; `../forward-kernel.ts` has the same list for TypeScript. Written in AssemblyScript: it
 * reads like TypeScript, but numbers are machine words, `usize` is an address in bytes, and nothing is allocated.
 *
 * Numbers are float64. Matrices are row-major, their rows padded to a multiple of 4 columns, and a distance from
 * row to row ("stride") is in bytes. Every sum is made in the order of `src/domain/forward.ts`, each product
 * rounded before it is added, so that the bits are the same.
 */
export { addProducts } from './products'
export { addLevels } from './levels'
export { addParts } from './parts'
export { leakyRelu, relu } from './activations'
