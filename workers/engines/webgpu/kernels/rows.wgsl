// First dispatch of a minibatch step: everything that is done row by row.
//
//   gather → forward → loss and d loss / d logits → backward
//
// Grid: one workgroup of THREADS lanes per 8 rows of the minibatch; rows beyond its end count as weight 0.

@compute @workgroup_size(THREADS)
fn rows(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_index) lane: u32) {
  let step = results.next;
  if group.x == 0u && lane == 0u {
    results.current = step;
  }
  let first = step * plan.batch;
  let count = min(plan.batch, plan.rows - first);
  let row = 8u * group.x;
  let at = 2u * group.x * plan.stride;
  let near = row + vec4u(0u, 1u, 2u, 3u);
  let far = near + 4u;
  let nearSources = sourcesOf(first, near, count);
  let farSources = sourcesOf(first, far, count);

  gather(at, nearSources, near < vec4u(count), lane);
  gather(at + plan.stride, farSources, far < vec4u(count), lane);
  forward(at, row, schedule[step].dropoutKey, lane);
  storageBarrier();
  let loss = lossOfQuad(at, nearSources, near < vec4u(count), f32(count), lane)
    + lossOfQuad(at + plan.stride, farSources, far < vec4u(count), f32(count), lane);
  if lane == 0u {
    results.values[step * plan.groups + group.x] = dot(loss, vec4f(1.0));
  }
  backward(at, lane);
}

// Which training rows four rows of the minibatch are; the first one stands in beyond its end.
fn sourcesOf(first: u32, row: vec4u, count: u32) -> vec4u {
  let at = first + min(row, vec4u(count - 1u));
  return vec4u(order[at.x], order[at.y], order[at.z], order[at.w]);
}
