/** Under which names generations are kept. */
export const ownerOf = {
  project: (id: string) => `project:${id}`,
  model: (id: string) => `model:${id}`,
  /** Of a run. */
  checkpoint: (run: string) => `checkpoint:${run}`,
  /** Of a project: the bytes of its file. */
  data: (project: string) => `data:${project}`,
}
