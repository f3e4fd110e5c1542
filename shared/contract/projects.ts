export const projectsContract = {};
