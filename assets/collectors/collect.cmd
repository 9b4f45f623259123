@echo off
rem collect.cmd 1 - copies raw evidence for the Defender Readiness Assessor from a machine on which the app itself cannot run.
rem Windows 7 SP1 and Windows Server 2008 R2 SP1 to Windows 11 and Windows Server 2025, 32-bit, 64-bit and ARM.
rem
rem It decides nothing and changes nothing: no value, service, file or setting. What it writes stands in one new folder.
rem It needs cmd and reg.exe alone: no PowerShell, no network. What it asks for stands line by line in the list below.
rem
rem   collect.cmd [OUTFOLDER] [/nowmi] [/single]
rem
rem   OUTFOLDER  the folder to make; it must not exist. Else evidence-COMPUTER-1 (-2, ...) beside this script, or in TEMP
rem              where that cannot be written to.
rem   /nowmi     without wmi.js (beside this script; read by cscript): no free space, updates, states of services, versions.
rem              For machines on which script hosts are watched, or on which WMI does not answer.
rem   /single    one file, OUTFOLDER.mdeevidence, instead of the folder.
rem
rem Run it as administrator: without that right some keys are not readable, and the evidence says so.
rem
rem Exit codes: 0 whole                      3 OUTFOLDER is there already
rem             1 called in a wrong way      4 broken off: the disk is full or was taken away
rem             2 no folder could be made    5 reg.exe does not work here: registry tools are forbidden for this account
rem Only 0 leaves evidence that can be used: the index of everything else has no line "end".
rem
rem What comes from the machine is never read as a command: it stands only behind FOR variables and delayed expansion,
rem which cmd puts in after it has taken a line apart.

setlocal EnableExtensions DisableDelayedExpansion
set "HERE=%~dp0"
set "OUT="
set "WMI=1"
set "SINGLE="
:argument
set "ARGUMENT=%~1"
if not defined ARGUMENT goto :arguments_read
if /i "%ARGUMENT%"=="/nowmi" set "WMI="
if /i "%ARGUMENT%"=="/nowmi" goto :argument_read
if /i "%ARGUMENT%"=="/single" set "SINGLE=1"
if /i "%ARGUMENT%"=="/single" goto :argument_read
if "%ARGUMENT:~0,1%"=="/" goto :usage
if defined OUT goto :usage
set "OUT=%~f1"
:argument_read
shift /1
goto :argument
:usage
echo Usage: collect.cmd [OUTFOLDER] [/nowmi] [/single]
exit /b 1
:arguments_read
if defined OUT if "%OUT:~-1%"=="\" set "OUT=%OUT:~0,-1%"

rem A 32-bit program may have started this script on a 64-bit system: ask for both views by name there.
set "BITS=32"
if /i "%PROCESSOR_ARCHITECTURE%"=="AMD64" set "BITS=64"
if /i "%PROCESSOR_ARCHITECTURE%"=="ARM64" set "BITS=64"
if defined PROCESSOR_ARCHITEW6432 set "BITS=64"
set "VIEW64="
set "VIEW32="
if "%BITS%"=="64" set "VIEW64=/reg:64"
if "%BITS%"=="64" set "VIEW32=/reg:32"
set "SYSTEM32=%SystemRoot%\System32"
set "REG=%SYSTEM32%\reg.exe"
set "N=0"
rem Values of the registry that may hold the address of a proxy or server, and with it a name and password.
for %%v in (ProxyServer ProxyOverride AutoConfigURL ProxyPacUrl ProxyBypass TelemetryProxyServer WUServer) do set "MASK_%%v=1"
for %%v in (HTTP_PROXY HTTPS_PROXY ALL_PROXY NO_PROXY) do set "MASK_%%v=1"

setlocal EnableDelayedExpansion
rem Where registry tools are forbidden every key would seem to be missing.
"!REG!" query "HKLM\SOFTWARE\Microsoft\Windows NT\CurrentVersion" /v CurrentVersion >nul 2>&1
if not "!ERRORLEVEL!"=="0" (
  echo reg.exe does not work for this account: registry tools are forbidden by policy, or it is blocked. Nothing was written.
  echo Run this script as an administrator or as SYSTEM, or lift the policy "Prevent access to registry editing tools".
  exit /b 5
)
rem reg.exe can look for names since Windows Vista; a stand-in for it may not.
set "START="
set "SEARCHES="
"!REG!" query HKLM\SOFTWARE /f Microsoft /k >nul 2>&1
if "!ERRORLEVEL!"=="0" set "SEARCHES=1"
if not defined OUT goto :default_place
if exist "!OUT!" goto :taken
if exist "!OUT!.mdeevidence" goto :taken
mkdir "!OUT!" >nul 2>&1
if not exist "!OUT!" (
  echo The folder !OUT! cannot be made: the medium is full or read-only, or this account may not write there. Name another one.
  exit /b 2
)
goto :place_made
:taken
echo !OUT! is there already, and nothing is overwritten. Name a folder that does not exist.
exit /b 3
:default_place
set "BESIDE=!HERE!"
call :make
set "BESIDE=!TEMP!\"
if not defined OUT call :make
if not defined OUT (
  echo No folder for the evidence can be made, neither beside this script nor in TEMP. Name one: collect.cmd OUTFOLDER
  exit /b 2
)
:place_made
echo Writing evidence to !OUT!
pushd "!OUT!"
mkdir raw
if not exist "!OUT!\raw" (
  echo The folder !OUT! was made, but nothing can be written into it. Name another one.
  exit /b 2
)

set "ELEVATED=no"
"!REG!" query HKU\S-1-5-19 >nul 2>&1
if "!ERRORLEVEL!"=="0" set "ELEVATED=yes"
if not defined COMPUTERNAME set "COMPUTERNAME=unknown"
if not defined USERNAME set "USERNAME=unknown"
>index.txt echo mdeready-evidence 1
>>index.txt echo script collect.cmd 1
>>index.txt echo family windows
>>index.txt echo began local !DATE! !TIME!
>>index.txt echo host !COMPUTERNAME!
if defined USERDOMAIN (
  >>index.txt echo user !USERDOMAIN!\!USERNAME!
) else (
  >>index.txt echo user !USERNAME!
)
>>index.txt echo elevated !ELEVATED!
>>index.txt echo bits !BITS!

rem ---- What is read. Each line adds one line to index.txt (one a subkey where there are several), and its file to raw. ----

rem ---- BEGIN GENERATED ----
>>index.txt echo catalogue 2026.11.24
rem Operating system
echo Operating system
rem   Name, version, build and edition
call :key values 64 "HKLM\SOFTWARE\Microsoft\Windows NT\CurrentVersion" ProductName CurrentVersion CurrentMajorVersionNumber CurrentMinorVersionNumber CurrentBuildNumber UBR DisplayVersion ReleaseId EditionID InstallationType SystemRoot
rem   Client or server
call :key values 64 "HKLM\SYSTEM\CurrentControlSet\Control\ProductOptions" ProductType
rem   Service pack
call :key values 64 "HKLM\SYSTEM\CurrentControlSet\Control\Windows" CSDVersion
rem   Architecture; proxy variables of the machine
call :key values 64 "HKLM\SYSTEM\CurrentControlSet\Control\Session Manager\Environment" PROCESSOR_ARCHITECTURE HTTP_PROXY HTTPS_PROXY ALL_PROXY NO_PROXY
rem   Whether this is a container
call :key values 64 "HKLM\SYSTEM\CurrentControlSet\Control" ContainerType
rem   Manufacturer and model; whether the machine is virtual
call :key values 64 "HKLM\HARDWARE\DESCRIPTION\System\BIOS" SystemManufacturer SystemProductName
rem Hardware
echo Hardware
rem   Processors
call :each values 64 "HKLM\HARDWARE\DESCRIPTION\System\CentralProcessor" "" ProcessorNameString
rem Host, directory and clock
echo Host, directory and clock
rem   Name and DNS domain
call :key values 64 "HKLM\SYSTEM\CurrentControlSet\Services\Tcpip\Parameters" Hostname Domain SearchList
rem   Identity of the machine; only its digest is kept in the inventory
call :key values 64 "HKLM\SOFTWARE\Microsoft\Cryptography" MachineGuid
rem   Membership of Microsoft Entra ID
call :each names 64 "HKLM\SYSTEM\CurrentControlSet\Control\CloudDomainJoin\JoinInfo" ""
rem   Time zone
call :key values 64 "HKLM\SYSTEM\CurrentControlSet\Control\TimeZoneInformation" TimeZoneKeyName ActiveTimeBias
rem   Where the time service takes the time from
call :key values 64 "HKLM\SYSTEM\CurrentControlSet\Services\W32Time\Parameters" Type
rem   Order of day and month, to know when the script ran
call :key values 64 "HKCU\Control Panel\International" iDate sShortDate iCalendarType
rem Network
echo Network
rem   Names of the adapters
call :each values 64 "HKLM\SYSTEM\CurrentControlSet\Control\Network\{4D36E972-E325-11CE-BFC1-08002BE10318}" "Connection" Name
rem   Addresses and name servers
call :each values 64 "HKLM\SYSTEM\CurrentControlSet\Services\Tcpip\Parameters\Interfaces" "" EnableDHCP IPAddress SubnetMask DhcpIPAddress DhcpSubnetMask NameServer DhcpNameServer
rem Proxy settings
echo Proxy settings
rem   Proxy variables of this process
call :environment
rem   Proxy of each account (WinINET)
call :each values 64 "HKU" "Software\Microsoft\Windows\CurrentVersion\Internet Settings" ProxyEnable ProxyServer ProxyOverride AutoConfigURL
call :each values 64 "HKU" "Software\Microsoft\Windows\CurrentVersion\Internet Settings\Connections" DefaultConnectionSettings
rem   Whether all accounts have one proxy (WinINET)
call :key values 64 "HKLM\SOFTWARE\Policies\Microsoft\Windows\CurrentVersion\Internet Settings" ProxySettingsPerUser
rem   Proxy of all accounts, where a policy makes it one (WinINET)
call :key values 64 "HKLM\SOFTWARE\Microsoft\Windows\CurrentVersion\Internet Settings" ProxyEnable ProxyServer ProxyOverride AutoConfigURL
rem   Proxy of the machine (WinHTTP), and of all accounts (WinINET)
call :key values 64 "HKLM\SOFTWARE\Microsoft\Windows\CurrentVersion\Internet Settings\Connections" DefaultConnectionSettings WinHttpSettings
rem   Static proxy of the sensor
call :key values 64 "HKLM\SOFTWARE\Policies\Microsoft\Windows\DataCollection" TelemetryProxyServer DisableEnterpriseAuthProxy
rem   Static proxy in a place that the sensor does not read
call :key values 64 "HKLM\SOFTWARE\Microsoft\Windows\CurrentVersion\Policies\DataCollection" TelemetryProxyServer
rem   Proxy of Defender Antivirus
call :key values 64 "HKLM\SOFTWARE\Policies\Microsoft\Windows Defender" ProxyServer ProxyPacUrl ProxyBypass DisableAntiSpyware DisableAntiVirus
call :key values 64 "HKLM\SOFTWARE\Microsoft\Windows Defender" ProxyServer ProxyPacUrl ProxyBypass InstallLocation DisableAntiSpyware
rem Security products
echo Security products
rem   Services and drivers of the catalogue
call :beginning values 64 "HKLM\SYSTEM\CurrentControlSet\Services" "AVP" Start Type
call :beginning values 64 "HKLM\SYSTEM\CurrentControlSet\Services" "CiscoAMP" Start Type
call :beginning values 64 "HKLM\SYSTEM\CurrentControlSet\Services" "ccSettings_" Start Type
rem   Installed programs of the catalogue
set TEXTS="Symantec Endpoint Protection" "Microsoft Security Client" "Microsoft Defender for Endpoint" "Microsoft Defender for Windows Server" "System Center Endpoint Protection"
set STARTS="Microsoft Forefront Endpoint Protection"
call :only values 64 "HKLM\SOFTWARE\Microsoft\Windows\CurrentVersion\Uninstall" DisplayName DisplayName DisplayVersion Publisher
set TEXTS="Symantec Endpoint Protection" "Microsoft Security Client" "Microsoft Defender for Endpoint" "Microsoft Defender for Windows Server" "System Center Endpoint Protection"
set STARTS="Microsoft Forefront Endpoint Protection"
call :only values 32 "HKLM\SOFTWARE\Microsoft\Windows\CurrentVersion\Uninstall" DisplayName DisplayName DisplayVersion Publisher
rem   Versions of products of the catalogue
call :key values 64 "HKLM\SOFTWARE\Symantec\Symantec Endpoint Protection\SMC" ProductVersion
call :key values 32 "HKLM\SOFTWARE\Symantec\Symantec Endpoint Protection\SMC" ProductVersion
call :key values 64 "HKLM\SOFTWARE\Symantec\Symantec Endpoint Protection\CurrentVersion" PRODUCTVERSION
call :key values 32 "HKLM\SOFTWARE\Symantec\Symantec Endpoint Protection\CurrentVersion" PRODUCTVERSION
rem   Signs of products of the catalogue
call :key names 64 "HKLM\SOFTWARE\Symantec\Symantec Endpoint Protection\SMC" smc_install_path
call :key names 32 "HKLM\SOFTWARE\Symantec\Symantec Endpoint Protection\SMC" smc_install_path
call :key names 64 "HKLM\SOFTWARE\Symantec\Symantec Endpoint Protection\CurrentVersion\public-opstate" AVRunningStatus ASRunningStatus LatestVirusDefsDate LatestVirusDefsRevision LastServerIP ComputerID DeployPreviousVersion
call :key names 32 "HKLM\SOFTWARE\Symantec\Symantec Endpoint Protection\CurrentVersion\public-opstate" AVRunningStatus ASRunningStatus LatestVirusDefsDate LatestVirusDefsRevision LastServerIP ComputerID DeployPreviousVersion
call :key names 64 "HKLM\SOFTWARE\Symantec\Symantec Endpoint Protection\SMC\SYLINK\SyLink" HostGUID PolicyMode
call :key names 32 "HKLM\SOFTWARE\Symantec\Symantec Endpoint Protection\SMC\SYLINK\SyLink" HostGUID PolicyMode
call :key names 64 "HKLM\SOFTWARE\Symantec\Symantec Endpoint Protection\RebootMgr\CurrentPendingRequest" RebootReason
call :key names 32 "HKLM\SOFTWARE\Symantec\Symantec Endpoint Protection\RebootMgr\CurrentPendingRequest" RebootReason
call :key names 64 "HKLM\SOFTWARE\Symantec\Symantec Endpoint Protection\{E1A40A89-2B89-44FA-9E96-395B7D7F03AC}\public-opstate"
call :key names 32 "HKLM\SOFTWARE\Symantec\Symantec Endpoint Protection\{E1A40A89-2B89-44FA-9E96-395B7D7F03AC}\public-opstate"
call :key names 64 "HKLM\SOFTWARE\Norton\{0C55C096-0F1D-4F28-AAA2-85EF591126E7}" INSTALLDIR
call :key names 64 "HKLM\SOFTWARE\Microsoft\Windows Advanced Threat Protection\Status" OnboardingState OrgId
rem   Files and folders of the catalogue
call :list "C:\Program Files (x86)\Symantec\Symantec Endpoint Protection"
call :list "C:\Program Files\Symantec\Symantec Endpoint Protection"
call :exists "C:\ProgramData\Symantec\Symantec Endpoint Protection\CurrentVersion"
call :list "C:\Program Files\Symantec Endpoint Protection Cloud\Engine"
call :list "C:\Program Files\Symantec Endpoint Protection Cloud\NortonData"
call :exists "C:\Program Files (x86)\Symantec\Data Center Security Server"
rem Symantec Endpoint Protection
echo Symantec Endpoint Protection
rem   Symantec: protection and definitions
call :key values 64 "HKLM\SOFTWARE\Symantec\Symantec Endpoint Protection\CurrentVersion\public-opstate" AVRunningStatus ASRunningStatus LatestVirusDefsDate
rem   Symantec: restarts it waits for
call :key values 64 "HKLM\SOFTWARE\Symantec\Symantec Endpoint Protection\RebootMgr\CurrentPendingRequest" RebootReason
rem   Symantec: restarts it waits for, before 12.1.5
call :key values 64 "HKLM\SOFTWARE\Symantec\Symantec Endpoint Protection\RebootMgr" RebootReason
rem   Symantec: tamper protection
call :key values 64 "HKLM\SOFTWARE\Symantec\Symantec Endpoint Protection\AV\Storages\SymProtect\RealTimeScan" Disabled OnOff
rem   Symantec: whether a password is asked to uninstall
call :key values 64 "HKLM\SOFTWARE\Symantec\Symantec Endpoint Protection\AV\AdministratorOnly\Security" UseVPUninstallPassword
rem   Symantec: protection and definitions
call :key values 32 "HKLM\SOFTWARE\Symantec\Symantec Endpoint Protection\CurrentVersion\public-opstate" AVRunningStatus ASRunningStatus LatestVirusDefsDate
rem   Symantec: restarts it waits for
call :key values 32 "HKLM\SOFTWARE\Symantec\Symantec Endpoint Protection\RebootMgr\CurrentPendingRequest" RebootReason
rem   Symantec: restarts it waits for, before 12.1.5
call :key values 32 "HKLM\SOFTWARE\Symantec\Symantec Endpoint Protection\RebootMgr" RebootReason
rem   Symantec: tamper protection
call :key values 32 "HKLM\SOFTWARE\Symantec\Symantec Endpoint Protection\AV\Storages\SymProtect\RealTimeScan" Disabled OnOff
rem   Symantec: whether a password is asked to uninstall
call :key values 32 "HKLM\SOFTWARE\Symantec\Symantec Endpoint Protection\AV\AdministratorOnly\Security" UseVPUninstallPassword
rem Microsoft Defender
echo Microsoft Defender
rem   Engine and day of the security intelligence
call :key values 64 "HKLM\SOFTWARE\Microsoft\Windows Defender\Signature Updates" EngineVersion AVSignatureApplied
rem   Tamper protection of Defender
call :key values 64 "HKLM\SOFTWARE\Microsoft\Windows Defender\Features" TamperProtection
rem   Whether the device is onboarded
call :key values 64 "HKLM\SOFTWARE\Microsoft\Windows Advanced Threat Protection\Status" OnboardingState
rem   Whether the sensor has an id of the device
call :key names 64 "HKLM\SOFTWARE\Microsoft\Windows Advanced Threat Protection" senseGuid
rem   Whether data of an onboarding or offboarding package is there
call :key names 64 "HKLM\SOFTWARE\Policies\Microsoft\Windows Advanced Threat Protection" OnboardingInfo "696C1FA1-4030-4FA4-8713-FAF9B2EA7C0A"
rem   Workspaces of the Microsoft Monitoring Agent; only their number is kept in the inventory
call :each names 64 "HKLM\SYSTEM\CurrentControlSet\Services\HealthService\Parameters\Service Connector Services" ""
rem   Whether System Center Endpoint Protection is installed
call :key names 64 "HKLM\SOFTWARE\Microsoft\Windows\CurrentVersion\Uninstall\Microsoft Security Client"
rem Windows system
echo Windows system
rem   What a restart is pending for
call :key names 64 "HKLM\SOFTWARE\Microsoft\Windows\CurrentVersion\Component Based Servicing\RebootPending"
call :key names 64 "HKLM\SOFTWARE\Microsoft\Windows\CurrentVersion\WindowsUpdate\Auto Update\RebootRequired"
call :key names 64 "HKLM\SYSTEM\CurrentControlSet\Control\Session Manager" PendingFileRenameOperations PendingFileRenameOperations2
call :key values 64 "HKLM\SYSTEM\CurrentControlSet\Control\ComputerName\ActiveComputerName" ComputerName
call :key values 64 "HKLM\SYSTEM\CurrentControlSet\Control\ComputerName\ComputerName" ComputerName
call :key names 64 "HKLM\SOFTWARE\Microsoft\Microsoft Defender for Endpoint Install" PendingReboot
rem   Versions of .NET Framework
call :key values 64 "HKLM\SOFTWARE\Microsoft\NET Framework Setup\NDP\v4\Full" Release Install
call :key values 64 "HKLM\SOFTWARE\Microsoft\NET Framework Setup\NDP\v3.5" Install
rem   Version of PowerShell
call :key values 64 "HKLM\SOFTWARE\Microsoft\PowerShell\3\PowerShellEngine" PowerShellVersion
rem   Version of PowerShell, before 3.0
call :key values 64 "HKLM\SOFTWARE\Microsoft\PowerShell\1\PowerShellEngine" PowerShellVersion
rem   State of the setup
call :key values 64 "HKLM\SOFTWARE\Microsoft\Windows\CurrentVersion\Setup\State" ImageState
rem   Whether the first run is done
call :key values 64 "HKLM\SYSTEM\Setup" OOBEInProgress SystemSetupInProgress
rem   Whether Intune manages the device
set TEXTS="MS DM Server"
set STARTS=
call :only values 64 "HKLM\SOFTWARE\Microsoft\Enrollments" ProviderID ProviderID
rem   Protocols of Schannel
call :key values 64 "HKLM\SYSTEM\CurrentControlSet\Control\SecurityProviders\SCHANNEL\Protocols\TLS 1.2\Client" Enabled DisabledByDefault
call :key values 64 "HKLM\SYSTEM\CurrentControlSet\Control\SecurityProviders\SCHANNEL\Protocols\TLS 1.3\Client" Enabled DisabledByDefault
rem   Strong cryptography of .NET Framework
call :key values 64 "HKLM\SOFTWARE\Microsoft\.NETFramework\v4.0.30319" SchUseStrongCrypto
rem   Automatic update of root certificates
call :key values 64 "HKLM\SOFTWARE\Policies\Microsoft\SystemCertificates\AuthRoot" DisableRootAutoUpdate
rem   Feature on demand of the sensor
call :beginning values 64 "HKLM\SOFTWARE\Microsoft\Windows\CurrentVersion\Component Based Servicing\Packages" "Microsoft-Windows-SenseClient-FoD-Package" CurrentState
rem   Policies and settings of the catalogue
call :key values 64 "HKLM\SOFTWARE\Policies\Microsoft\Windows Advanced Threat Protection" ForceDefenderPassiveMode PreferStaticProxyForHttpRequest
call :key values 64 "HKLM\SOFTWARE\Policies\Microsoft\Windows\WindowsUpdate" WUServer
call :key values 64 "HKLM\SOFTWARE\Policies\Microsoft\Windows\WindowsUpdate\AU" UseWUServer
call :key values 64 "HKLM\SOFTWARE\Policies\Microsoft\Windows Defender\Signature Updates" FallbackOrder DefinitionUpdateFileSharesSources
rem   Root certificates of the catalogue: whether they are there
call :key names 64 "HKLM\SOFTWARE\Microsoft\SystemCertificates\ROOT\Certificates\8F43288AD272F3103B6FB1428485EA3014C0BCFE"
call :key names 64 "HKLM\SOFTWARE\Microsoft\SystemCertificates\AuthRoot\Certificates\8F43288AD272F3103B6FB1428485EA3014C0BCFE"
call :key names 64 "HKLM\SOFTWARE\Policies\Microsoft\SystemCertificates\Root\Certificates\8F43288AD272F3103B6FB1428485EA3014C0BCFE"
call :key names 64 "HKLM\SOFTWARE\Microsoft\EnterpriseCertificates\Root\Certificates\8F43288AD272F3103B6FB1428485EA3014C0BCFE"
call :key names 64 "HKLM\SOFTWARE\Microsoft\SystemCertificates\ROOT\Certificates\DF3C24F9BFD666761B268073FE06D1CC8D4F82A4"
call :key names 64 "HKLM\SOFTWARE\Microsoft\SystemCertificates\AuthRoot\Certificates\DF3C24F9BFD666761B268073FE06D1CC8D4F82A4"
call :key names 64 "HKLM\SOFTWARE\Policies\Microsoft\SystemCertificates\Root\Certificates\DF3C24F9BFD666761B268073FE06D1CC8D4F82A4"
call :key names 64 "HKLM\SOFTWARE\Microsoft\EnterpriseCertificates\Root\Certificates\DF3C24F9BFD666761B268073FE06D1CC8D4F82A4"
call :script
rem Services and drivers
echo Services and drivers
setlocal DisableDelayedExpansion
set "START="
call :load 64 "HKLM\SYSTEM\CurrentControlSet\Services"
setlocal EnableDelayedExpansion
set "STATE=absent"
if not defined LOADED call :why 64 "HKLM\SYSTEM\CurrentControlSet\Services"
rem   Membership of a domain
for %%s in (
  "Netlogon"
) do call :named values 64 "HKLM\SYSTEM\CurrentControlSet\Services" %%s Start Type
rem   Time service
for %%s in (
  "W32Time"
) do call :named values 64 "HKLM\SYSTEM\CurrentControlSet\Services" %%s Start Type
rem   Services and drivers of the catalogue
for %%s in (
  "AVGSvc" "AeXNSClient" "AvastSvc" "BHDrvx64" "BHDrvx86" "BITS" "BrokerAgent" "CETASvc" "CPDA" "CPFileAnlyz"
  "CSFalconContainer" "CSFalconService" "CarbonBlack" "CbDefense" "CbDefenseWSC" "CylanceSvc" "CyveraService"
  "DiagTrack" "EPClientUIService" "EPIntegrationService" "EPProtectedService" "EPRedline" "EPSecurityService"
  "EPUpdateService" "Elastic Agent" "EraAgentSvc" "EraserUtilRebootDrv" "FA_Scheduler" "FCT_SecSvr"
  "FortiEDR Collector Service" "HealthService" "IDSVia64" "Ironx64" "KAVFS" "KAVFSGT" "LogProcessorService"
  "MBAMService" "MBEndpointAgent" "MDCoreSvc" "McAfeeFramework" "McShield" "MpFilter" "MsMpSvc" "NAVENG" "NAVEX15"
  "NisSrv" "Norton Security" "PGPfs" "Parity" "ParityDriver" "RDAgentBootLoader" "SAVAdminService" "SAVOnAccess"
  "SAVService" "SISIDSService" "SISIPSService" "SISIPSUtil" "SNAC" "SQLANYs_sem5" "SRTSP" "SRTSP64" "SRTSPX"
  "SecurityHealthService" "Sense" "SentinelAgent" "SentinelDeviceControl" "SentinelELAM" "SentinelHelperService"
  "SentinelMonitor" "SentinelStaticEngine" "SepLpsService" "SepMasterService" "SepMasterServiceMig" "SepScanService"
  "SmcService" "SntpService" "Sophos Endpoint Defense Service" "Sophos File Scanner Service" "Sophos Health Service"
  "Sophos MCS Agent" "Sophos MCS Client" "Sophos System Protection Service" "SophosED" "SophosNtpFlt" "SyDvCtrl"
  "SymEFA" "SymEFASI" "SymELAM" "SymEvent" "SymNetS" "Symantec AntiVirus" "SysPlant" "TMBMSRV" "TMBMServer" "Teefer"
  "TmCCSF" "TmPfw" "TmPreFilter" "Trend Micro Endpoint Basecamp" "VSSERV" "WGX" "WRCoreService" "WRSVC" "WRkrn" "WSNM"
  "WdBoot" "WdFilter" "WdNisDrv" "WdNisSvc" "WinDefend" "WinHttpAutoProxySvc" "aswelam" "aswidsagent" "aswmonflt"
  "aswsp" "avckf" "bdelam" "bdredline" "bdselfpr" "carbonblackk" "cbcomms" "cbk7" "cbstream" "ccEvtMgr" "ccSetMgr"
  "cpprotect" "csagent" "csboot" "csdevicecontrol" "ctifile" "cylancedrv" "cyserver" "cyverak" "cyverasvc" "cyvrfsfd"
  "cyvrlpc" "ds_agent" "ds_monitor" "ds_notifier" "eamonm" "edevmon" "eeCtrl" "eedDiskEncryptionDriver" "eei_agent"
  "eelam" "efwd" "ehdrv" "ekrn" "elasticendpoint" "epfw" "epfwwfp" "epklib" "farflt" "fdedrdrv" "fortimon" "fortishield"
  "fshoster" "fsnethoster" "fsulhoster" "gzflt" "hmpalert" "iVPAgent" "immunetprotect" "immunetselfprotect" "kavfsslp"
  "klam" "kldisk" "klelam" "klhk" "klif" "klnagent" "klwfp" "kneps" "macmnsvc" "masvc" "mbam" "mbamswissarmy" "mfeaack"
  "mfeaskm" "mfeavfk" "mfeesp" "mfefire" "mfefirek" "mfehidk" "mfemactl" "mfemms" "mfencbdc" "mfetp" "mfewc" "mfewfpk"
  "nsWscSvc" "nsservice" "ntrtscan" "orbital" "semapisrv" "semsrv" "semwebsrv" "sepWscSvc" "tdevflt" "tmactmon" "tmcomm"
  "tmebc" "tmevtmgr" "tmlisten" "tmpreflt" "tmumh" "trapssvc" "trufos" "vfsmfd" "vnwcd" "vrtam" "vsmon" "wrsa" "wscsvc"
  "wsulavprohoster" "wuauserv" "xagt" "xdrhealth"
) do call :named values 64 "HKLM\SYSTEM\CurrentControlSet\Services" %%s Start Type
rem   Symantec: driver of its firewall
for %%s in (
  "Teefer2" "Teefer3"
) do call :named values 64 "HKLM\SYSTEM\CurrentControlSet\Services" %%s Start Type
rem   Whether the client of Configuration Manager is installed
for %%s in (
  "CcmExec"
) do call :named values 64 "HKLM\SYSTEM\CurrentControlSet\Services" %%s Start Type
endlocal & set "N=%N%"
endlocal & set "N=%N%"
rem ---- END GENERATED ----
goto :finish

rem ---- Subroutines. cmd looks for one from where it is called to the end of this file: so they stand behind. ----

rem :named KIND VIEW KEY NAME NAME... - as :key, of the subkey NAME, when it is among those that :load found in KEY before. Else there is
rem only the line that it has the STATE of all others.
:named
if not "!CHILD_HKEY_LOCAL_MACHINE\%~4!"=="" goto :named_there
set /a N+=1
>>index.txt echo %N% %STATE% - %1 %2 %~3\%~4
goto :eof
:named_there
call :asked %*
set "REST="
set "NAME=%~4"
call :child %1 %2 %3
goto :eof

rem :key KIND VIEW KEY NAME... - KIND is "values" (names and data of the values NAME..., and nothing else of the key) or "names" (only
rem which of them are there, no data). With no NAME it is only asked whether the key is there. /ve is its default value.
:key
set /a N+=1
call :above %3
set "STATE=!CLOSED_%2_%ABOVE%!"
if "%STATE%"=="absent" goto :key_line
"!REG!" query %3 !VIEW%2! >nul 2>&1
if not "!ERRORLEVEL!"=="0" goto :key_closed
set "ASKED=%~3"
type nul >raw\%N%
set "I=0"
for %%v in (%*) do (
  set /a I+=1
  if !I! gtr 3 call :value %1 %2 %%v
)
for %%f in (raw\%N%) do >>index.txt echo %N% read %%~zf %1 %2 %~3
goto :eof
:value
set "VALUE=/v %3"
if "%~3"=="/ve" set "VALUE=/ve"
"!REG!" query "!ASKED!" !VALUE! !VIEW%2! >value.tmp 2>nul
if not "!ERRORLEVEL!"=="0" goto :value_end
if "%1"=="names" >>raw\%N% echo %~3
if "%1"=="names" goto :value_end
if not "!MASK_%~3!"=="" call :mask_value %3
type value.tmp >>raw\%N%
:value_end
del value.tmp
goto :eof
:key_closed
call :why %2 %3
:key_line
>>index.txt echo %N% %STATE% - %1 %2 %~3
goto :eof
rem Sets ABOVE to the key above a key, and LAST to its own name.
:above
set "KEY=%~1"
set "ABOVE="
set "BELOW="
for %%s in ("%KEY:\=" "%") do (
  set "ABOVE=!BELOW!"
  set "BELOW=!BELOW!\%%~s"
  set "LAST=%%~s"
)
if defined ABOVE set "ABOVE=%ABOVE:~1%"
goto :eof

rem :tree VIEW KEY - the key with all below it.
:tree
set /a N+=1
"!REG!" export %2 raw\%N% /y !VIEW%1! >nul 2>&1
if not "!ERRORLEVEL!"=="0" goto :tree_closed
for %%f in (raw\%N%) do >>index.txt echo %N% read %%~zf tree %1 %~2
goto :eof
:tree_closed
if exist raw\%N% del raw\%N%
call :why %1 %2
>>index.txt echo %N% %STATE% - tree %1 %~2
goto :eof

rem :each KIND VIEW KEY REST NAME... - the same of every subkey of KEY, or where REST is not "" of the key REST in each.
:each
set /a N+=1
call :asked %*
set "REST="
if not "%~4"=="" set "REST=\%~4"
set "START="
call :subkeys %1 %2 %3 "*"
if not "!STATE!"=="read" goto :eof
setlocal DisableDelayedExpansion
for /f "usebackq tokens=1* delims==" %%a in ("names.tmp") do (
  set "NAME=%%b"
  call :child %1 %2 %3
)
endlocal & set "N=%N%"
del names.tmp
goto :eof

rem :only KIND VIEW KEY VALUE NAME... - the same of those subkeys alone of which VALUE is one of TEXTS or begins with one of STARTS.
:only
set /a N+=1
call :asked %*
set "REST="
set "START="
call :subkeys %1 %2 %3 "*"
if not "!STATE!"=="read" goto :eof
rem One question over all of them: mostly none is.
"!REG!" query %3 /s /v %4 !VIEW%2! >list.tmp 2>nul
call :match
if not defined MATCH goto :only_end
setlocal DisableDelayedExpansion
for /f "usebackq tokens=1* delims==" %%a in ("names.tmp") do (
  set "NAME=%%b"
  call :candidate %1 %2 %3 %4
)
endlocal & set "N=%N%"
:only_end
del names.tmp
goto :eof
:candidate
setlocal EnableDelayedExpansion
"!REG!" query "%~3\!NAME!" /v %4 !VIEW%2! >list.tmp 2>nul
call :match
if defined MATCH call :child %1 %2 %3
endlocal & set "N=%N%"
goto :eof
rem :beginning KIND VIEW KEY START NAME... - the same of every subkey whose name begins with START.
:beginning
set /a N+=1
call :asked %*
set "REST="
set "START=%~4"
call :subkeys %1 %2 %3 "%~4*"
if not "!STATE!"=="read" goto :eof
setlocal DisableDelayedExpansion
for /f "usebackq tokens=1* delims==" %%a in ("names.tmp") do (
  set "NAME=%%b"
  call :child %1 %2 %3
)
endlocal & set "N=%N%"
del names.tmp
goto :eof

rem :subkeys KIND VIEW KEY PATTERN - the line of a source with "*"; and where STATE is then read, a line X=NAME for each subkey in
rem names.tmp, if its name begins with START.
:subkeys
setlocal DisableDelayedExpansion
call :load %2 %3
set "CHILD_%ROOT%\%START%" >names.tmp 2>nul
endlocal & set "LOADED=%LOADED%"
set "STATE=read"
if not defined LOADED call :why %2 %3
if not "!STATE!"=="read" del names.tmp
>>index.txt echo %N% !STATE! - %1 %2 %~3\%~4!REST!
goto :eof

rem Sets MATCH when one of the answers of reg query in list.tmp fits.
:match
setlocal DisableDelayedExpansion
for /f "usebackq tokens=2*" %%a in ("list.tmp") do set "TEXT_%%b=1"
setlocal EnableDelayedExpansion
set "MATCH="
for %%t in (%TEXTS%) do call :match_text %%t
for %%t in (%STARTS%) do call :match_start %%t
endlocal & set "MATCH=%MATCH%"
endlocal & set "MATCH=%MATCH%"
del list.tmp
goto :eof
:match_text
if "!TEXT_%~1!"=="1" set "MATCH=1"
goto :eof
:match_start
set "TEXT_%~1" >nul 2>&1
if "!ERRORLEVEL!"=="0" set "MATCH=1"
goto :eof

rem The names of the values behind the first four arguments, for :child.
:asked
set "NAMES="
set "I=0"
for %%v in (%*) do (
  set /a I+=1
  if !I! gtr 4 set "NAMES=!NAMES! %%v"
)
goto :eof

rem The subkey NAME of KEY, or in it REST.
:child
setlocal EnableDelayedExpansion
set "ASKED=%~3\!NAME!!REST!"
set /a N+=1
if defined REST "!REG!" query "!ASKED!" !VIEW%2! >nul 2>&1
if defined REST if not "!ERRORLEVEL!"=="0" goto :child_closed
type nul >raw\%N%
for %%v in (%NAMES%) do call :value %1 %2 %%v
for %%f in (raw\%N%) do set "SIZE=%%~zf"
rem That nothing of it could be read may have its reason in the key.
if "!SIZE!"=="0" "!REG!" query "!ASKED!" !VIEW%2! >nul 2>&1
if "!SIZE!"=="0" if not "!ERRORLEVEL!"=="0" goto :child_closed
>>index.txt echo %N% read !SIZE! %1 %2 !ASKED!
goto :child_end
:child_closed
if exist raw\%N% del raw\%N%
rem It is listed: if it cannot be opened this needs more rights; if it can, there is no REST in it.
"!REG!" query "%~3\!NAME!" !VIEW%2! >nul 2>&1
if "!ERRORLEVEL!"=="0" (
  set /a N-=1
) else (
  >>index.txt echo !N! denied - %1 %2 !ASKED!
)
:child_end
endlocal & set "N=%N%"
goto :eof

rem :why VIEW KEY - sets STATE of a key that cannot be opened: denied when the key above it lists it or is itself denied, else absent.
:why
call :above %2
set "STATE=denied"
if not defined ABOVE goto :eof
set "STATE=!CLOSED_%1_%ABOVE%!"
if defined STATE goto :why_end
setlocal DisableDelayedExpansion
set "START="
call :load %1 "%ABOVE%"
setlocal EnableDelayedExpansion
if defined LOADED set "STATE=absent"
if defined LOADED if not "!CHILD_%ROOT%\%LAST%!"=="" set "STATE=denied"
endlocal & set "STATE=%STATE%"
endlocal & set "STATE=%STATE%"
if not defined STATE call :why %1 "%ABOVE%"
:why_end
set "CLOSED_%1_%~2=!STATE!"
goto :eof

rem :load VIEW KEY - for each subkey (if START is set: at least for those whose name begins so) a variable CHILD_ROOT\NAME=NAME, until the
rem setlocal before it ends. Lines of values begin with blanks instead of the root and give variables of other names. LOADED: it could be read.
:load
set "LOADED="
set "ROOT=HKEY_LOCAL_MACHINE"
set "KEY=%~2"
if "%KEY:~0,4%"=="HKCU" set "ROOT=HKEY_CURRENT_USER"
if "%KEY:~0,3%"=="HKU" set "ROOT=HKEY_USERS"
set "DEPTH=0"
for %%s in ("%KEY:\=" "%") do set /a DEPTH+=1
set "VIEW=%VIEW64%"
if "%1"=="32" set "VIEW=%VIEW32%"
"%REG%" query %2 %VIEW% >list.tmp 2>nul
if not "%ERRORLEVEL%"=="0" goto :load_end
set "LOADED=1"
rem Some keys have ten thousand subkeys.
if defined START if defined SEARCHES "%REG%" query %2 /f "%START%" /k %VIEW% >list.tmp 2>nul
if "%DEPTH%"=="1" goto :load_root
for /f "usebackq tokens=1,%DEPTH%* delims=\" %%a in ("list.tmp") do set "CHILD_%%a\%%c=%%c"
goto :load_end
:load_root
for /f "usebackq tokens=1* delims=\" %%a in ("list.tmp") do set "CHILD_%%a\%%b=%%b"
:load_end
del list.tmp
goto :eof

rem The answer of reg query in value.tmp, when it holds an address with a name or password: without these.
:mask_value
setlocal DisableDelayedExpansion
move /y value.tmp answer.tmp >nul
rem The value stands in the last line.
for /f "usebackq tokens=1,2*" %%a in ("answer.tmp") do set "TYPE=%%b"
for /f "usebackq tokens=1,2*" %%a in ("answer.tmp") do >value.tmp echo %%c
setlocal EnableDelayedExpansion
set "KNOWN="
for %%t in (REG_SZ REG_EXPAND_SZ REG_MULTI_SZ REG_DWORD REG_QWORD REG_BINARY) do if "!TYPE!"=="%%t" set "KNOWN=%%t"
endlocal & set "TYPE=%KNOWN%"
rem A text of several lines is no address.
if not defined TYPE type nul >answer.tmp
set "SECRET="
if defined TYPE call :mask
if not defined SECRET goto :mask_value_end
move /y value.tmp masked.tmp >nul
set "LINE="
for /f "usebackq delims=" %%k in ("answer.tmp") do if not defined LINE set "LINE=%%k"
setlocal EnableDelayedExpansion
>answer.tmp echo.
>>answer.tmp echo !LINE!
endlocal
for /f "usebackq delims=" %%a in ("masked.tmp") do >>answer.tmp echo     %~1    %TYPE%    %%a
>>answer.tmp echo.
del masked.tmp
:mask_value_end
move /y answer.tmp value.tmp >nul
endlocal
goto :eof

rem :exists PATH - whether something is there.
:exists
set /a N+=1
set "STATE=read"
if not exist %1 call :folder "%~dp1"
call :line !STATE! "exists %~1"
goto :eof
rem Sets STATE for what is not seen in a folder: denied where the nearest folder above it that is there cannot be listed.
:folder
set "STATE=absent"
if exist "%~1" (
  dir /a "%~1" >nul 2>&1
  if not "!ERRORLEVEL!"=="0" set "STATE=denied"
  goto :eof
)
if "%~p1"=="\" goto :eof
for %%p in ("%~1.") do call :folder "%%~dpp"
goto :eof

rem :list PATH - the names in a folder.
:list
set /a N+=1
if not exist "%~1\" (
  call :folder "%~dp1"
  call :line !STATE! "list %~1"
  goto :eof
)
dir /a "%~1" >nul 2>&1
if not "!ERRORLEVEL!"=="0" (
  call :line denied "list %~1"
  goto :eof
)
dir /b /a "%~1" >raw\%N% 2>nul
for %%f in (raw\%N%) do >>index.txt echo %N% read %%~zf list %~1
goto :eof

rem :file LIMIT PATH - a file as it is, if it has not more than LIMIT bytes.
:file
set /a N+=1
if not exist %2 (
  call :folder "%~dp2"
  call :line !STATE! "file %~2"
  goto :eof
)
if %~z2 gtr %1 (
  call :line large "file %~2"
  goto :eof
)
copy /b %2 raw\%N% >nul 2>&1
if not "!ERRORLEVEL!"=="0" (
  call :line denied "file %~2"
  goto :eof
)
for %%f in (raw\%N%) do >>index.txt echo %N% read %%~zf file %~2
goto :eof

rem :environment - variables for proxies, without names and passwords.
:environment
set /a N+=1
>raw\%N% echo SystemDrive=!SystemDrive!
>>raw\%N% echo SystemRoot=!SystemRoot!
for %%v in (http_proxy https_proxy all_proxy no_proxy) do if defined %%v call :variable %%v
for %%f in (raw\%N%) do >>index.txt echo %N% read %%~zf environment
goto :eof
rem Variable %1.
:variable
setlocal DisableDelayedExpansion
>list.tmp set %1
rem There may be others whose names begin so.
for /f "usebackq tokens=1* delims==" %%a in ("list.tmp") do if /i "%%a"=="%1" >value.tmp echo %%b
set "SPELLED=%1"
for /f "usebackq tokens=1* delims==" %%a in ("list.tmp") do if /i "%%a"=="%1" set "SPELLED=%%a"
call :mask
for /f "usebackq delims=" %%a in ("value.tmp") do >>raw\%N% echo %SPELLED%=%%a
del value.tmp
endlocal
goto :eof

rem Takes names and passwords out of the address in value.tmp: what stands before the last "@", its scheme not. An address with a percent
rem sign, which may stand for such a sign, or with a sign too many is left out whole.
:mask
set "SECRET="
for /f "usebackq tokens=1* delims=@%%" %%a in ("value.tmp") do if not "%%b"=="" set "SECRET=?"
if not defined SECRET goto :eof
set "SECRET="
set "BEFORE="
for /f "usebackq tokens=1 delims=:" %%a in ("value.tmp") do for %%s in (http https ftp socks socks4 socks4a socks5 socks5h) do if /i "%%a"=="%%s" set "BEFORE=%%s://"
for %%i in (1 2 3 4 5 6 7 8) do call :behind_sign
for /f "usebackq tokens=1* delims=@%%" %%a in ("value.tmp") do if not "%%b"=="" set "SECRET=***"
copy /y value.tmp list.tmp >nul
if "%SECRET%"=="***" >value.tmp echo %BEFORE%***
if not "%SECRET%"=="***" for /f "usebackq delims=" %%a in ("list.tmp") do >value.tmp echo %BEFORE%***@%%a
del list.tmp
goto :eof
:behind_sign
if exist list.tmp del list.tmp
for /f "usebackq tokens=1* delims=@" %%a in ("value.tmp") do if not "%%b"=="" set "SECRET=***@"
for /f "usebackq tokens=1* delims=@" %%a in ("value.tmp") do if not "%%b"=="" >list.tmp echo %%b
if exist list.tmp move /y list.tmp value.tmp >nul
goto :eof

rem :line STATE KEY - the line of a source of which there is no file.
:line
>>index.txt echo %N% %1 - %~2
goto :eof

rem :script - what wmi.js prints. A second try names the engine, for machines on which .js belongs to an editor.
:script
if not defined WMI goto :eof
if not exist "!HERE!wmi.js" (
  echo wmi.js is not beside this script: free space, updates, states of services and versions are not collected.
  goto :eof
)
set /a N+=1
echo Asking WMI. This may take a minute.
"!SYSTEM32!\cscript.exe" //nologo "!HERE!wmi.js" >raw\%N% 2>nul
if "!ERRORLEVEL!"=="0" goto :script_read
"!SYSTEM32!\cscript.exe" //nologo //E:JScript "!HERE!wmi.js" >raw\%N% 2>nul
if "!ERRORLEVEL!"=="0" goto :script_read
del raw\%N%
>>index.txt echo %N% failed - script wmi.js
echo cscript does not run here: free space, updates, states of services and versions are not collected.
goto :eof
:script_read
for %%f in (raw\%N%) do >>index.txt echo %N% read %%~zf script wmi.js
goto :eof

rem Makes the first free evidence-COMPUTER-n in the folder BESIDE and sets OUT; sets nothing where that cannot be.
:make
set "BESIDE=!BESIDE!evidence-!COMPUTERNAME!-"
set "FREE="
for /l %%i in (1,1,999) do if not defined FREE if not exist "!BESIDE!%%i" if not exist "!BESIDE!%%i.mdeevidence" set "FREE=%%i"
mkdir "!BESIDE!!FREE!" >nul 2>&1
if exist "!BESIDE!!FREE!" set "OUT=!BESIDE!!FREE!"
goto :eof

rem ---- The end: the line that makes it whole, when the disk took everything. ----

:finish
call :whole 9
if not defined WHOLE goto :broken
>>index.txt echo end !N! local !DATE! !TIME!
call :whole 10
if not defined WHOLE goto :broken_end
if not defined SINGLE goto :done
rem One file: the index, and behind it the raw files in its order. copy takes a few at a time.
copy /b index.txt single.tmp >nul 2>&1
set "TOTAL=0"
for %%f in (index.txt) do set /a TOTAL+=%%~zf
set "PARTS="
set "I=0"
for /l %%n in (1,1,%N%) do call :part %%n
call :append
set "SIZE=0"
for %%f in (single.tmp) do set "SIZE=%%~zf"
if not "!SIZE!"=="!TOTAL!" goto :broken_end
move single.tmp "!OUT!.mdeevidence" >nul 2>&1
if not "!ERRORLEVEL!"=="0" goto :broken_end
popd
rd /s /q "!OUT!"
echo Evidence: !OUT!.mdeevidence ^(!N! sources^)
exit /b 0
:part
if not exist raw\%1 goto :eof
for %%f in (raw\%1) do set "SIZE=%%~zf"
if "!SIZE!"=="0" goto :eof
set /a TOTAL+=SIZE
set "PARTS=!PARTS!+raw\%1"
set /a I+=1
if !I! geq 40 call :append
goto :eof
:append
if defined PARTS copy /b single.tmp!PARTS! >nul 2>&1
set "PARTS="
set "I=0"
goto :eof

:done
popd
echo Evidence: !OUT! ^(!N! sources^)
exit /b 0

rem :whole LINES - sets WHOLE when the index has so many lines beside those of sources, and the disk still takes as much again.
:whole
set "WHOLE="
set "LINES=0"
for /f "usebackq delims=" %%l in ("index.txt") do set /a LINES+=1
set /a LINES-=N
copy /b index.txt probe.tmp >nul 2>&1
if "!ERRORLEVEL!"=="0" if "!LINES!"=="%1" set "WHOLE=1"
if exist probe.tmp del probe.tmp
goto :eof

:broken_end
rem What cannot be used must not look whole: the index keeps its first line alone.
>index.txt echo mdeready-evidence 1
if exist single.tmp del single.tmp
:broken
popd
echo Broken off: the disk did not take everything that was read. What stands in !OUT! cannot be used.
echo Delete it, and name a folder on a disk with more room.
exit /b 4
