// The official Java SDK connected to a server at a local port, and the count of checks.
import com.tencentcloudapi.common.Credential;
import com.tencentcloudapi.common.exception.TencentCloudSDKException;
import com.tencentcloudapi.common.profile.ClientProfile;
import com.tencentcloudapi.common.profile.HttpProfile;
import com.tencentcloudapi.lighthouse.v20200324.LighthouseClient;

class Cloud {
  static final Credential KEY =
      new Credential("AKIDSkerryLocalDevelopmentOnly000001", "SkerryLocalSecretKeyDoNotUse0001");

  final String port;
  int passed;
  int failed;

  Cloud(String port) {
    this.port = port;
  }

  interface Act {
    void run() throws TencentCloudSDKException;
  }

  ClientProfile profile(String sign, String method) {
    HttpProfile http = new HttpProfile();
    http.setProtocol(HttpProfile.REQ_HTTP);
    http.setEndpoint("127.0.0.1:" + port);
    http.setReqMethod(method);
    return new ClientProfile(sign, http);
  }

  ClientProfile profile() {
    return profile("TC3-HMAC-SHA256", "POST");
  }

  LighthouseClient lighthouse(Credential key, String sign, String method) {
    return new LighthouseClient(key, "ap-guangzhou", profile(sign, method));
  }

  LighthouseClient lighthouse(Credential key) {
    return new LighthouseClient(key, "ap-guangzhou", profile());
  }

  void refused(String what, String code, String inMessage, Act act) {
    try {
      act.run();
      check(what + ": it was answered", false);
    } catch (TencentCloudSDKException refusal) {
      check(what + ": " + refusal, code.equals(refusal.getErrorCode()) && refusal.getMessage().contains(inMessage));
    }
  }

  void check(String what, boolean holds) {
    if (holds) passed++;
    else {
      failed++;
      System.out.println("NOT OK: java: " + what);
    }
  }

  void finish() {
    System.out.println(passed + " passed, " + failed + " failed");
    System.exit(failed > 0 ? 1 : 0);
  }
}
