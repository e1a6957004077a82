import { failure } from '../domain/failure.ts'
import type { ProjectSummary } from '../domain/project/project.ts'
import { heldProjects } from '../services/store/project-lock.ts'
import type { Projects } from './projects.svelte.ts'

/** Into the trash; not while another tab writes it: that one would go on with what is gone. */
export async function deleteProject(projects: Projects, project: ProjectSummary): Promise<void> {
  if (!(await mayRemove(projects, project.id))) return
  if (projects.current.id === project.id) await projects.leave()
  await projects.list.delete(project)
}

/** For good; not while another tab writes it. */
export async function eraseProject(projects: Projects, id: string): Promise<void> {
  if (await mayRemove(projects, id)) await projects.list.erase(id)
}

async function mayRemove({ current, seat, list }: Projects, id: string): Promise<boolean> {
  const isOurs = current.id === id && seat.role === 'writer'
  if (isOurs || !(await heldProjects()).has(id)) return true
  list.failure = failure('projectInUse', {})
  return false
}
