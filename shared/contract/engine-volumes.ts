export const engineVolumesContract = {};
