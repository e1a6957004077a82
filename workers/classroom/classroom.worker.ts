import '../seal.ts'
import { expose, transfer } from 'comlink'
import type { ClassroomApi, ClassroomFrame } from '../../src/protocol/classroom-api.ts'
import { ClassroomService } from './classroom-service.ts'

const service = new ClassroomService()

const api: ClassroomApi = {
  ping: () => service.ping(),
  open: (job, onFrame) => service.open(job, (frame) => onFrame(transfer(frame, buffersOf(frame)))),
  play: (pace) => service.play(pace),
  pause: () => service.pause(),
  step: (by) => service.step(by),
  setWeights: (weights) => service.setWeights(weights),
  show: (epoch) => service.show(epoch),
  timeline: (known) => service.timeline(known),
  branch: (job) => service.branch(job),
  swap: () => service.swap(),
  forgetFormer: () => service.forgetFormer(),
  drawUnits: (firsts) => service.drawUnits(firsts),
  setAxes: (axes) => service.setAxes(axes),
  microscope: (question) => service.microscope(question),
}

function buffersOf({ weights, picture }: ClassroomFrame): ArrayBuffer[] {
  const maps = picture?.maps
  const drawn = [maps?.units, maps?.surface, maps?.classes, maps?.curve]
  return [weights, ...drawn, ...(picture?.answers ?? [])].flatMap((array) =>
    array ? [array.buffer] : [],
  )
}

expose(api)
