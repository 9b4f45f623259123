// wmi.js 1 - what the registry of Windows does not hold: rows of WMI, and versions of files of the system.
//
// collect.cmd starts it with cscript, and so does the app on its own machine. It reads only, and prints one line of ASCII JSON (the
// form: docs/evidence.md). What it asks for stands in the list at its end.
//
// JScript as every Windows since 7 has it (ECMAScript 3), and of WMI only what a stand-in for cscript has as well: no Enumerator, no
// GetObject, no object.Property, no standard output, no JSON object. An error that nothing catches would end it without a word.
(function () {
  var trustedInstaller = "S-1-5-80-956008885-3418522649-1831038044-1853292631-2271478464";
  // Wait two minutes for WMI at most, not for ever (wbemConnectFlagUseMaxWait).
  var useMaxWait = 128;
  var rows = {}, versions = {}, errors = [], list = sources();
  var locator = null, files = null, shell = null;

  function quoted(text) {
    var result = '"', i, code, hex;
    for (i = 0; i < text.length; i++) {
      code = text.charCodeAt(i);
      if (code === 34 || code === 92) {
        result += "\\" + text.charAt(i);
      } else if (code < 32 || code > 126) {
        hex = code.toString(16);
        result += "\\u" + "0000".substr(hex.length) + hex;
      } else {
        result += text.charAt(i);
      }
    }
    return result + '"';
  }

  function json(value) {
    var parts = [], key;
    if (value === null || typeof value === "undefined") return "null";
    if (typeof value === "number") return isFinite(value) ? String(value) : "null";
    if (typeof value === "boolean") return String(value);
    if (value instanceof Array) {
      for (key = 0; key < value.length; key++) parts.push(json(value[key]));
      return "[" + parts.join(",") + "]";
    }
    if (typeof value === "object") {
      for (key in value) if (value.hasOwnProperty(key)) parts.push(quoted(key) + ":" + json(value[key]));
      return "{" + parts.join(",") + "}";
    }
    return quoted(String(value));
  }

  // The number alone: messages are in the machine's own language.
  function failed(id, error) {
    var number = error && typeof error.number === "number" ? error.number : 0;
    errors.push({ id: id, code: (number < 0 ? number + 4294967296 : number).toString(16) });
  }

  function make(name) {
    try { return new ActiveXObject(name); } catch (none) { return null; }
  }

  function query(namespace, wql) {
    return locator.ConnectServer(".", namespace, "", "", "", "", useMaxWait).ExecQuery(wql);
  }

  // null for a property that is not there, or has no value. Throws for a value that cannot be told.
  function property(item, name) {
    var value, kind;
    try { value = item.Properties_.Item(name).Value; } catch (none) { return null; }
    try { kind = typeof value; } catch (unnamed) { kind = "unknown"; }
    return kind === "unknown" ? new VBArray(value).toArray() : value;
  }

  // One of the texts, whatever the case; with a "*" at its end: begins so.
  function fits(value, texts) {
    var lower = String(value).toLowerCase(), i, text;
    for (i = 0; i < texts.length; i++) {
      text = texts[i].toLowerCase();
      if (text.charAt(text.length - 1) === "*") {
        if (lower.substr(0, text.length - 1) === text.substr(0, text.length - 1)) return true;
      } else if (lower === text) {
        return true;
      }
    }
    return false;
  }

  // A stand-in for Windows leaves the mark of the end in the text.
  function expand(text) {
    return shell.ExpandEnvironmentStrings(text).replace(/\x00+$/, "");
  }

  // A 32-bit cscript sees other folders than WMI and the registry mean, unless it asks for Sysnative and ProgramW6432.
  function seenFromHere(path) {
    var root = expand("%SystemRoot%");
    path = expand(path);
    if (!files.FolderExists(root + "\\Sysnative")) return path;
    var system = (root + "\\System32\\").toLowerCase();
    return path.toLowerCase().substr(0, system.length) === system ? root + "\\Sysnative\\" + path.substr(system.length) : path;
  }

  // Whether the file of a path is there; null for what is no path of a drive. The path itself goes nowhere.
  function exists(path) {
    if (path === null || typeof path === "undefined" || !files || !shell) return null;
    path = String(path).replace(/"/g, "");
    if (expand("%ProgramW6432%").charAt(0) !== "%") path = path.replace(/%ProgramFiles%/i, "%ProgramW6432%");
    path = seenFromHere(path);
    return (/^[A-Za-z]:\\/).test(path) ? files.FileExists(path) : null;
  }

  function ask(source) {
    var wanted = source.properties, selected = [], found = [], set, count, i, k, item, row;
    try {
      for (k = 0; k < wanted.length; k++) selected.push(wanted[k].replace("?", ""));
      if (source.only) selected.push(source.only.property);
      set = query(source.namespace, "SELECT " + distinct(selected).join(",") + " FROM " + source.className + (source.where ? " WHERE " + source.where : ""));
      count = set.Count;
      for (i = 0; i < count; i++) {
        item = set.ItemIndex(i);
        if (source.only && !fits(property(item, source.only.property), source.only.texts)) continue;
        row = {};
        for (k = 0; k < wanted.length; k++) {
          row[wanted[k]] = wanted[k].indexOf("?") < 0 ? property(item, wanted[k]) : exists(property(item, wanted[k].replace("?", "")));
        }
        found.push(row);
      }
      rows[source.id] = found;
    } catch (error) {
      failed(source.id, error);
    }
  }

  function distinct(names) {
    var seen = {}, result = [], i;
    for (i = 0; i < names.length; i++) {
      if (!seen.hasOwnProperty(names[i])) result.push(names[i]);
      seen[names[i]] = true;
    }
    return result;
  }

  // The owner by its identifier, which is the same in every language; null where WMI does not tell.
  function owner(path) {
    var set, sid;
    try {
      set = query("root\\cimv2", "ASSOCIATORS OF {Win32_LogicalFileSecuritySetting.Path='" + path.replace(/\\/g, "\\\\") +
        "'} WHERE AssocClass=Win32_LogicalFileOwner ResultRole=Owner");
      if (set.Count !== 1) return null;
      sid = property(set.ItemIndex(0), "SID");
      return sid ? (sid === trustedInstaller ? "trusted-installer" : "other") : null;
    } catch (none) {
      return null;
    }
  }

  function look(name) {
    var path = expand("%SystemRoot%") + "\\System32\\" + name, here = seenFromHere(path), version = null;
    if (!files.FileExists(here)) {
      versions[name] = { present: false, version: null, owner: null };
      return;
    }
    try { version = files.GetFileVersion(here) || null; } catch (none) { version = null; }
    versions[name] = { present: true, version: version, owner: locator ? owner(path) : null };
  }

  function two(number) {
    return number < 10 ? "0" + number : String(number);
  }

  function utc(date) {
    return date.getUTCFullYear() + "-" + two(date.getUTCMonth() + 1) + "-" + two(date.getUTCDate()) + "T" +
      two(date.getUTCHours()) + ":" + two(date.getUTCMinutes()) + ":" + two(date.getUTCSeconds()) + "Z";
  }

  function main() {
    var at = utc(new Date()), i;
    files = make("Scripting.FileSystemObject");
    shell = make("WScript.Shell");
    try { locator = new ActiveXObject("WbemScripting.SWbemLocator"); } catch (error) {
      for (i = 0; i < list.wmi.length; i++) failed(list.wmi[i].id, error);
    }
    if (locator) for (i = 0; i < list.wmi.length; i++) ask(list.wmi[i]);
    if (files && shell) {
      for (i = 0; i < list.files.length; i++) {
        try { look(list.files[i]); } catch (unknown) { continue; }
      }
    }
    WScript.Echo(json({ format: 1, at: at, rows: rows, versions: versions, errors: errors, end: true }));
  }

  function sources() {
// BEGIN GENERATED
    return {
      wmi: [
        { id: "processors", namespace: "root\\cimv2", className: "Win32_Processor", where: "",
          properties: ["NumberOfCores"],
          only: null
        },
        { id: "computer", namespace: "root\\cimv2", className: "Win32_ComputerSystem", where: "",
          properties: ["TotalPhysicalMemory", "PartOfDomain", "Domain"],
          only: null
        },
        { id: "logical-disks", namespace: "root\\cimv2", className: "Win32_LogicalDisk", where: "DriveType=3",
          properties: ["DeviceID", "Size", "FreeSpace", "FileSystem"],
          only: null
        },
        { id: "disks", namespace: "root\\cimv2", className: "Win32_DiskDrive", where: "",
          properties: ["DeviceID", "Model", "Size", "InterfaceType", "MediaType"],
          only: null
        },
        { id: "physical-disks", namespace: "root\\Microsoft\\Windows\\Storage", className: "MSFT_PhysicalDisk", where: "",
          properties: ["DeviceId", "MediaType"],
          only: null
        },
        { id: "adapters", namespace: "root\\cimv2", className: "Win32_NetworkAdapterConfiguration", where: "IPEnabled=TRUE",
          properties: ["SettingID", "InterfaceIndex", "IPAddress", "IPSubnet", "DNSServerSearchOrder", "DNSDomainSuffixSearchOrder"],
          only: null
        },
        { id: "routes", namespace: "root\\cimv2", className: "Win32_IP4RouteTable", where: "",
          properties: ["Destination", "Mask", "NextHop", "InterfaceIndex", "Metric1"],
          only: null
        },
        { id: "antivirus", namespace: "root\\SecurityCenter2", className: "AntiVirusProduct", where: "",
          properties: ["displayName", "productState", "pathToSignedReportingExe?"],
          only: null
        },
        { id: "antispyware", namespace: "root\\SecurityCenter2", className: "AntiSpywareProduct", where: "",
          properties: ["displayName", "productState", "pathToSignedReportingExe?"],
          only: null
        },
        { id: "firewall", namespace: "root\\SecurityCenter2", className: "FirewallProduct", where: "",
          properties: ["displayName", "productState", "pathToSignedReportingExe?"],
          only: null
        },
        { id: "services", namespace: "root\\cimv2", className: "Win32_Service", where: "",
          properties: ["Name", "State"],
          only: { property: "Name", texts: [
            "AVGSvc", "AVP*", "AeXNSClient", "AvastSvc", "BHDrvx64", "BHDrvx86", "BITS", "BrokerAgent", "CETASvc",
            "CPDA", "CPFileAnlyz", "CSFalconContainer", "CSFalconService", "CarbonBlack", "CbDefense", "CbDefenseWSC",
            "CiscoAMP*", "CylanceSvc", "CyveraService", "DiagTrack", "EPClientUIService", "EPIntegrationService",
            "EPProtectedService", "EPRedline", "EPSecurityService", "EPUpdateService", "Elastic Agent", "EraAgentSvc",
            "EraserUtilRebootDrv", "FA_Scheduler", "FCT_SecSvr", "FortiEDR Collector Service", "HealthService",
            "IDSVia64", "Ironx64", "KAVFS", "KAVFSGT", "LogProcessorService", "MBAMService", "MBEndpointAgent",
            "MDCoreSvc", "McAfeeFramework", "McShield", "MpFilter", "MsMpSvc", "NAVENG", "NAVEX15", "NisSrv",
            "Norton Security", "PGPfs", "Parity", "ParityDriver", "RDAgentBootLoader", "SAVAdminService", "SAVOnAccess",
            "SAVService", "SISIDSService", "SISIPSService", "SISIPSUtil", "SNAC", "SQLANYs_sem5", "SRTSP", "SRTSP64",
            "SRTSPX", "SecurityHealthService", "Sense", "SentinelAgent", "SentinelDeviceControl", "SentinelELAM",
            "SentinelHelperService", "SentinelMonitor", "SentinelStaticEngine", "SepLpsService", "SepMasterService",
            "SepMasterServiceMig", "SepScanService", "SmcService", "SntpService", "Sophos Endpoint Defense Service",
            "Sophos File Scanner Service", "Sophos Health Service", "Sophos MCS Agent", "Sophos MCS Client",
            "Sophos System Protection Service", "SophosED", "SophosNtpFlt", "SyDvCtrl", "SymEFA", "SymEFASI", "SymELAM",
            "SymEvent", "SymNetS", "Symantec AntiVirus", "SysPlant", "TMBMSRV", "TMBMServer", "Teefer", "TmCCSF",
            "TmPfw", "TmPreFilter", "Trend Micro Endpoint Basecamp", "VSSERV", "W32Time", "WGX", "WRCoreService",
            "WRSVC", "WRkrn", "WSNM", "WdBoot", "WdFilter", "WdNisDrv", "WdNisSvc", "WinDefend", "WinHttpAutoProxySvc",
            "aswelam", "aswidsagent", "aswmonflt", "aswsp", "avckf", "bdelam", "bdredline", "bdselfpr", "carbonblackk",
            "cbcomms", "cbk7", "cbstream", "ccEvtMgr", "ccSetMgr", "ccSettings_*", "cpprotect", "csagent", "csboot",
            "csdevicecontrol", "ctifile", "cylancedrv", "cyserver", "cyverak", "cyverasvc", "cyvrfsfd", "cyvrlpc",
            "ds_agent", "ds_monitor", "ds_notifier", "eamonm", "edevmon", "eeCtrl", "eedDiskEncryptionDriver",
            "eei_agent", "eelam", "efwd", "ehdrv", "ekrn", "elasticendpoint", "epfw", "epfwwfp", "epklib", "farflt",
            "fdedrdrv", "fortimon", "fortishield", "fshoster", "fsnethoster", "fsulhoster", "gzflt", "hmpalert",
            "iVPAgent", "immunetprotect", "immunetselfprotect", "kavfsslp", "klam", "kldisk", "klelam", "klhk", "klif",
            "klnagent", "klwfp", "kneps", "macmnsvc", "masvc", "mbam", "mbamswissarmy", "mfeaack", "mfeaskm", "mfeavfk",
            "mfeesp", "mfefire", "mfefirek", "mfehidk", "mfemactl", "mfemms", "mfencbdc", "mfetp", "mfewc", "mfewfpk",
            "nsWscSvc", "nsservice", "ntrtscan", "orbital", "semapisrv", "semsrv", "semwebsrv", "sepWscSvc", "tdevflt",
            "tmactmon", "tmcomm", "tmebc", "tmevtmgr", "tmlisten", "tmpreflt", "tmumh", "trapssvc", "trufos", "vfsmfd",
            "vnwcd", "vrtam", "vsmon", "wrsa", "wscsvc", "wsulavprohoster", "wuauserv", "xagt", "xdrhealth"
          ] }
        },
        { id: "drivers", namespace: "root\\cimv2", className: "Win32_SystemDriver", where: "",
          properties: ["Name", "State"],
          only: { property: "Name", texts: [
            "AVGSvc", "AVP*", "AeXNSClient", "AvastSvc", "BHDrvx64", "BHDrvx86", "BITS", "BrokerAgent", "CETASvc",
            "CPDA", "CPFileAnlyz", "CSFalconContainer", "CSFalconService", "CarbonBlack", "CbDefense", "CbDefenseWSC",
            "CiscoAMP*", "CylanceSvc", "CyveraService", "DiagTrack", "EPClientUIService", "EPIntegrationService",
            "EPProtectedService", "EPRedline", "EPSecurityService", "EPUpdateService", "Elastic Agent", "EraAgentSvc",
            "EraserUtilRebootDrv", "FA_Scheduler", "FCT_SecSvr", "FortiEDR Collector Service", "HealthService",
            "IDSVia64", "Ironx64", "KAVFS", "KAVFSGT", "LogProcessorService", "MBAMService", "MBEndpointAgent",
            "MDCoreSvc", "McAfeeFramework", "McShield", "MpFilter", "MsMpSvc", "NAVENG", "NAVEX15", "NisSrv",
            "Norton Security", "PGPfs", "Parity", "ParityDriver", "RDAgentBootLoader", "SAVAdminService", "SAVOnAccess",
            "SAVService", "SISIDSService", "SISIPSService", "SISIPSUtil", "SNAC", "SQLANYs_sem5", "SRTSP", "SRTSP64",
            "SRTSPX", "SecurityHealthService", "Sense", "SentinelAgent", "SentinelDeviceControl", "SentinelELAM",
            "SentinelHelperService", "SentinelMonitor", "SentinelStaticEngine", "SepLpsService", "SepMasterService",
            "SepMasterServiceMig", "SepScanService", "SmcService", "SntpService", "Sophos Endpoint Defense Service",
            "Sophos File Scanner Service", "Sophos Health Service", "Sophos MCS Agent", "Sophos MCS Client",
            "Sophos System Protection Service", "SophosED", "SophosNtpFlt", "SyDvCtrl", "SymEFA", "SymEFASI", "SymELAM",
            "SymEvent", "SymNetS", "Symantec AntiVirus", "SysPlant", "TMBMSRV", "TMBMServer", "Teefer", "TmCCSF",
            "TmPfw", "TmPreFilter", "Trend Micro Endpoint Basecamp", "VSSERV", "W32Time", "WGX", "WRCoreService",
            "WRSVC", "WRkrn", "WSNM", "WdBoot", "WdFilter", "WdNisDrv", "WdNisSvc", "WinDefend", "WinHttpAutoProxySvc",
            "aswelam", "aswidsagent", "aswmonflt", "aswsp", "avckf", "bdelam", "bdredline", "bdselfpr", "carbonblackk",
            "cbcomms", "cbk7", "cbstream", "ccEvtMgr", "ccSetMgr", "ccSettings_*", "cpprotect", "csagent", "csboot",
            "csdevicecontrol", "ctifile", "cylancedrv", "cyserver", "cyverak", "cyverasvc", "cyvrfsfd", "cyvrlpc",
            "ds_agent", "ds_monitor", "ds_notifier", "eamonm", "edevmon", "eeCtrl", "eedDiskEncryptionDriver",
            "eei_agent", "eelam", "efwd", "ehdrv", "ekrn", "elasticendpoint", "epfw", "epfwwfp", "epklib", "farflt",
            "fdedrdrv", "fortimon", "fortishield", "fshoster", "fsnethoster", "fsulhoster", "gzflt", "hmpalert",
            "iVPAgent", "immunetprotect", "immunetselfprotect", "kavfsslp", "klam", "kldisk", "klelam", "klhk", "klif",
            "klnagent", "klwfp", "kneps", "macmnsvc", "masvc", "mbam", "mbamswissarmy", "mfeaack", "mfeaskm", "mfeavfk",
            "mfeesp", "mfefire", "mfefirek", "mfehidk", "mfemactl", "mfemms", "mfencbdc", "mfetp", "mfewc", "mfewfpk",
            "nsWscSvc", "nsservice", "ntrtscan", "orbital", "semapisrv", "semsrv", "semwebsrv", "sepWscSvc", "tdevflt",
            "tmactmon", "tmcomm", "tmebc", "tmevtmgr", "tmlisten", "tmpreflt", "tmumh", "trapssvc", "trufos", "vfsmfd",
            "vnwcd", "vrtam", "vsmon", "wrsa", "wscsvc", "wsulavprohoster", "wuauserv", "xagt", "xdrhealth"
          ] }
        },
        { id: "processes", namespace: "root\\cimv2", className: "Win32_Process", where: "",
          properties: ["Name"],
          only: { property: "Name", texts: [
            "ccSvcHst.exe", "sepWscSvc64.exe", "SmcGui.exe", "SymCorpUI.exe", "webextbridge.exe", "snac64.exe",
            "Smc.exe", "Rtvscan.exe", "SemSvc.exe", "SemLaunchSvc.exe", "httpd.exe", "dbsrv16.exe",
            "EACommunicatorSrv.exe", "edpa.exe", "wdp.exe", "MsSense.exe", "MsMpEng.exe", "NisSrv.exe",
            "MpDefenderCoreService.exe"
          ] }
        },
        { id: "defender", namespace: "root\\Microsoft\\Windows\\Defender", className: "MSFT_MpComputerStatus", where: "",
          properties: ["AMRunningMode", "AMProductVersion", "AMEngineVersion", "AntivirusSignatureLastUpdated", "RealTimeProtectionEnabled", "IsTamperProtected"],
          only: null
        },
        { id: "features", namespace: "root\\cimv2", className: "Win32_OptionalFeature", where: "",
          properties: ["Name", "InstallState"],
          only: { property: "Name", texts: [
            "Windows-Defender", "Windows-Defender-Features"
          ] }
        },
        { id: "hotfixes", namespace: "root\\cimv2", className: "Win32_QuickFixEngineering", where: "",
          properties: ["HotFixID"],
          only: { property: "HotFixID", texts: [
            "KB2919355", "KB2919442", "KB2959977", "KB2999226", "KB3045999", "KB3068708", "KB3080149", "KB3154518",
            "KB4015217", "KB4074598", "KB4457127", "KB4474419", "KB4490628", "KB4493441", "KB4516655", "KB4523206",
            "KB4531786", "KB4536952", "KB4550735", "KB4562030", "KB4565354", "KB4570673", "KB4592510", "KB5001384",
            "KB5001391", "KB5001396", "KB5011485", "KB5011487", "KB5011493", "KB5011497", "KB5011503", "KB5017397",
            "KB5020953"
          ] }
        }
      ],
      files: ["ntoskrnl.exe", "tdh.dll", "ucrtbase.dll"]
    };
// END GENERATED
  }

  main();
})();
