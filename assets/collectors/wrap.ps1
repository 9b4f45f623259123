# wrap.ps1 1 - for tools that start nothing but PowerShell (Intune, Configuration Manager): runs collect.cmd beside it.
#
#   wrap.ps1 [-Out FOLDER]
#
# Nothing is collected here. PowerShell 2.0 and Constrained Language Mode are enough: no .NET, no COM, no module.
# Prints one line, because such tools keep only the beginning of what is printed. Exit code: that of collect.cmd.
param([string]$Out = '')
$here = Split-Path -Parent $MyInvocation.MyCommand.Path
$collect = Join-Path $here 'collect.cmd'
if ($Out -eq '') { $said = & $collect } else { $said = & $collect $Out }
$code = $LASTEXITCODE
$last = @($said)[-1]
Write-Output "collect.cmd ended with ${code}: $last"
exit $code
