/** Stands before the system's own machine id in what is digested, so that the digest is of no use anywhere else. */
export const machineIdPrefix = 'defender-readiness machine ';
