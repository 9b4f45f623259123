// The channels from main to the window. In a file of their own, because the preload takes only types from the contract.

export const progressChannel = 'device:progress';
/** File > Open was chosen in the menu. */
export const openRequestChannel = 'menu:open';
