/** CVM's images and instances, and the CCNs. */
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
    /** What `state` turns into at `due`; null where nothing is under way. */
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
    /** Uin of whoever made it. */
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
    /** What `state` turns into at `due`, empty for an instance that is gone then; null where nothing is under way. */
    next_state: string | null;
    due: number | null;
    latest_operation: string | null;
    latest_request: string | null;
    uuid: string;
    type: string;
    image_id: string;
    private_ip: string;
    /** Empty where there is none. */
    public_ip: string;
    /** Mbit a second to the internet, and how that is charged. */
    bandwidth: number;
    internet_charge: string;
    /** The CAM role that it has; empty for none. */
    role: string;
    /** Whether it can only be destroyed by a person at the console. */
    protected: number;
    /** JSON: [{ key, value }]. */
    tags: string;
    metadata: string;
    created: number;
  };

  /** CCNs are an account's in all regions. */
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
