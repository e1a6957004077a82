import { writeFile } from 'node:fs/promises'
import { SAMPLES } from './samples.ts'

for (const { path, text } of SAMPLES) {
  await writeFile(new URL(`../${path}`, import.meta.url), text())
}
