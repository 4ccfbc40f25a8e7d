/** Where a problem's cause begins in the same words: 「……，主要原因是……」「……，因为……」「……，主要是……」. */
export const CAUSE_TURN =
  /[，、；\s]*(?:主要)?(?:原因(?:主要)?(?:是|在于)|是?因为|由于|主要是因为)|，主要(?:还)?是(?=[^，]{2})/
