/** WebAssembly made from AssemblyScript by `hosting/vite-kernel.ts`. */
declare module '*?kernel' {
  /** The module's bytes. */
  export const base64: string
}
