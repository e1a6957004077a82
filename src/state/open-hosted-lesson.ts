import type { HostedLesson } from '../domain/site.ts'
import type { TableSource } from '../protocol/table-source.ts'

/** Opens an exercise of this copy's host: as one that is dropped on the page, with all that is refused there. */
export async function openHostedLesson(
  desk: { openTable(source: TableSource): Promise<boolean> },
  { file, url }: HostedLesson,
): Promise<void> {
  await desk.openTable({ name: file, blob: await (await fetch(url)).blob() })
}
