/** A whole JPEG picture: one grey pixel. */
export const TINY_JPEG = Buffer.from(
  [
    '/9j/4AAQSkZJRgABAQEASABIAAD/2wBDAP//////////////////////////////////////////////////////////////////////',
    '////////////////wAALCAABAAEBAREA/8QAFAABAAAAAAAAAAAAAAAAAAAAA//EABQQAQAAAAAAAAAAAAAAAAAAAAD/2gAIAQEAAD8A',
    'R//Z',
  ].join(''),
  'base64',
)
