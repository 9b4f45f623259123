/** The one channel from main to the window. In a file of its own, because the preload takes only types from the contract. */
export const progressChannel = 'device:progress';
