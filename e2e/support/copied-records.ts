/** How many there are to be of each after the copying. */
export interface Amounts {
  projects: number
  models: number
  /** Of the one project that has a run. */
  runs: number
}

/**
 * Runs in the page: makes many of the one model and the one run that the app itself stored, and of their project, each
 * a whole copy under an id of its own; a model with the chunks of its weights.
 */
export async function copyRecords(amounts: Amounts): Promise<void> {
  interface Row {
    id: string
    project: string
    model?: string
    name: string
    place: [number, number]
  }
  type ChunkKey = [string, ...(string | number)[]]
  interface Generation {
    owner: string
  }
  const asked = <Value>(request: IDBRequest<Value>) =>
    new Promise<Value>((resolve, reject) => {
      request.onsuccess = () => {
        resolve(request.result)
      }
      request.onerror = () => {
        reject(new Error(request.error?.message))
      }
    })
  const db = await asked(indexedDB.open('terrarium'))
  const names = ['projects', 'models', 'runs', 'heads', 'generations', 'chunks']
  const read = db.transaction(names)
  const all = (name: string) => asked(read.objectStore(name).getAll() as IDBRequest<Row[]>)
  const [[run], models, projects] = await Promise.all([all('runs'), all('models'), all('projects')])
  const model = models.find(({ id }) => id === run?.model)
  const project = projects.find(({ id }) => id === run?.project)
  if (run === undefined || model === undefined || project === undefined) {
    throw new Error('the app has stored no run with its model')
  }

  /** What the store keeps of an owner, and how it is put again under another name. */
  async function kept(owner: string): Promise<(tx: IDBTransaction, other: string) => void> {
    const tx = db.transaction(names)
    const range = IDBKeyRange.bound([owner], [owner, []])
    const generations = tx.objectStore('generations')
    const chunks = tx.objectStore('chunks')
    const [head, manifests, keys, values] = await Promise.all([
      asked(tx.objectStore('heads').get(owner) as IDBRequest<Generation>),
      asked(generations.getAll(range) as IDBRequest<Generation[]>),
      asked(chunks.getAllKeys(range) as IDBRequest<unknown[]> as IDBRequest<ChunkKey[]>),
      asked(chunks.getAll(range)),
    ])
    return (writing, other) => {
      writing.objectStore('heads').put({ ...head, owner: other })
      for (const manifest of manifests) {
        writing.objectStore('generations').put({ ...manifest, owner: other })
      }
      for (const [i, [, ...key]] of keys.entries()) {
        writing.objectStore('chunks').put(values[i], [other, ...key])
      }
    }
  }
  const ofModel = await kept(`model:${model.id}`)
  const ofProject = await kept(`project:${project.id}`)

  const tx = db.transaction(names, 'readwrite')
  const numbers = (until: number, from = 0) =>
    Array.from({ length: Math.max(0, until - from) }, (_, i) => from + i)
  // Older than what the app made, so that it stays first.
  const older = ({ place: [state, order] }: Row, by: number) => [state, order - by]
  const others = numbers(amounts.projects, projects.length).map((i) => `project-${i}`)
  for (const [i, id] of others.entries()) {
    const place = older(project, 60_000 * (i + 1))
    const copy = { ...project, id, name: `${project.name} ${i}`, changedAt: place[1], place }
    tx.objectStore('projects').put(copy)
    ofProject(tx, `project:${id}`)
  }
  const owners = [project.id, ...others]
  for (const i of numbers(amounts.models, 1)) {
    const id = `model-${i}`
    const place = older(model, 60_000 * i)
    const of = { id, lineage: id, project: owners[i % owners.length] }
    const copy = { ...model, ...of, name: `${model.name} ${i}`, savedAt: place[1], place }
    tx.objectStore('models').put(copy)
    ofModel(tx, `model:${id}`)
  }
  for (const i of numbers(amounts.runs, 1)) {
    tx.objectStore('runs').put({ ...run, id: `run-${i}`, number: i + 1, place: [0, i + 1] })
  }
  await new Promise<void>((resolve, reject) => {
    tx.oncomplete = () => {
      resolve()
    }
    tx.onabort = () => {
      reject(new Error(tx.error?.message))
    }
  })
  db.close()
}
