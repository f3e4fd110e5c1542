export const engineNetworksContract = {};
