/** WebAssembly made from AssemblyScript by `hosting/vite-kernel.ts`: the module's bytes in base64. */
declare module '*?kernel' {
  export const plain: string
  /** With vector instructions that not every browser has. */
  export const relaxed: string
  /** The same for a memory that threads share. */
  export const sharedPlain: string
  export const sharedRelaxed: string
}
