/** Images and instances of CVM, and CCNs. */
export interface CvmTables {
  cvm_images: {
    account: string;
    region: string;
    id: string;
    name: string;
    about: string;
    os: string;
    platform: string;
    architecture: string;
    /** GiB. */
    size: number;
    source: "CREATE_IMAGE" | "EXTERNAL_IMPORT";
    state: string;
    /** The state that follows at `due`; null if no operation is running. */
    next_state: string | null;
    due: number | null;
    started: number | null;
    cloud_init: number;
    /** JSON: [{ id, usage, size }]. */
    snapshots: string;
    /** JSON: [{ key, value }]. */
    tags: string;
    license: string;
    family: string;
    deprecated: number;
    /** Uin of the creator. */
    creator: string;
    created: number;
  };
  cvm_image_shares: { account: string; region: string; image_id: string; receiver: string; created: number };
  cvm_instances: {
    account: string;
    region: string;
    id: string;
    name: string;
    zone: string;
    state: string;
    stopped_mode: string;
    os: string;
    platform: string;
    architecture: string;
    cloud_init: number;
    /** JSON: [{ id, usage, size, kind, type, name, kept }]. */
    disks: string;
    /** The state that follows at `due`; empty if the instance is then deleted; null if no operation is running. */
    next_state: string | null;
    due: number | null;
    latest_operation: string | null;
    latest_request: string | null;
    uuid: string;
    type: string;
    image_id: string;
    private_ip: string;
    /** Empty for the name derived from `private_ip`. */
    host_name: string;
    /** Empty if it has none. */
    public_ip: string;
    /** Mbit/s to the internet; `internet_charge` is its billing mode. */
    bandwidth: number;
    internet_charge: string;
    /** The CAM role bound to it; empty for none. */
    role: string;
    /** Whether the API must not terminate it. */
    protected: number;
    /** JSON: [{ key, value }]. */
    tags: string;
    metadata: string;
    created: number;
  };

  /** A CCN belongs to an account, not to a region. */
  ccns: {
    account: string;
    id: string;
    name: string;
    about: string;
    /** PT, AU or AG. */
    quality: string;
    bandwidth_limit: string;
    metering: string;
    /** JSON: [{ key, value }]. */
    tags: string;
    created: number;
  };
}
