/** Public keys for tests: two from `ssh-keygen`, and a function that encodes others from their fields. */

export const rsa1024 =
  "ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAAAgQDTuVcqDUyNGvsZSNVha/rgo9l2k54KZhbZmEyloTxDedTn073MxiQjajvissoBRC3yMx1kKEQ7wJFHdG1+CiCfm2bZZiO3G6LhDR/n191I0hWW7lm4rgZPrPilTgEzHmmgPi3Z2i5vpIycsnXV50+me8G+bWqGyLJBea2QdmIjUw==";
export const ed25519 = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIF+ubKJ5QV007xW0Dh81YI499nxYkZsUUYkUfgd8ZEoM";

/** Encodes a public key from its fields; RFC 4253 gives the layout. */
export function written(fields: readonly Buffer[], name = "ssh-rsa"): string {
  const parts = fields.flatMap((field) => {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(field.length);
    return [length, field];
  });
  return `${name} ${Buffer.concat(parts).toString("base64")}`;
}

export const exponent = Buffer.from([1, 0, 1]);
/** A modulus of the given length in bytes. */
export const modulus = (bytes: number) => Buffer.concat([Buffer.from([0, 0x80]), Buffer.alloc(bytes - 1, 0x55)]);
/** An RSA public key whose modulus has the given length in bytes. */
export const plain = (bytes: number) => written([Buffer.from("ssh-rsa"), exponent, modulus(bytes)]);
