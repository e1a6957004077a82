/**
 * Takes away the means of WebRTC, which no content security policy covers. This is hardening and no boundary: code that
 * has got in can find them again, in a frame of its own for one. Where the browser holds to `Connection-Allowlist`,
 * that is the boundary.
 */
export function removeWebRtc(): void {
  for (const name of ['RTCPeerConnection', 'webkitRTCPeerConnection', 'RTCDataChannel']) {
    Reflect.deleteProperty(globalThis, name)
  }
}
