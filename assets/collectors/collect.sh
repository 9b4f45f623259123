#!/bin/sh
# collect.sh: copies raw evidence about this machine into one folder, for the Defender Readiness Assessor.
#
# For Linux and macOS systems on which the app itself does not run. It decides nothing and changes nothing on the machine: it reads
# the sources that are listed at its end, one a line, and writes what they hold. The app interprets them on another machine.
# docs/evidence.md describes the folder, docs/what-is-read.md every source. Nothing is sent anywhere.
#
# Needs a POSIX shell, awk and the usual small tools (head, grep, wc, ls, xargs, date, id, uname; df and ps where they are there).
# Runs as any user; as root it can read more.

# shellcheck disable=SC2317 # all is called from the lists at the end, which `main` runs
script_version=1

usage() {
  cat <<'TEXT'
Copies raw evidence about this machine into a new folder, for the Defender Readiness Assessor.

  sh collect.sh [--to DIR] [--tar]

  --to DIR     where the folder evidence-HOST-TIME is made; the current folder by default
  --tar        makes one file, evidence-HOST-TIME.tar, instead of the folder
  --root DIR   reads the tree DIR instead of /, commands from its bin folders: for images, and for tests
  --version    prints the version
  --help       prints this

Run it as root to read all: sudo sh collect.sh --to /media/stick
Names and passwords in proxy addresses are taken out while copying. Nothing is sent, and nothing is changed.

Exit codes: 0 collected; 64 wrong usage; 73 the target cannot be written; 130 interrupted.
Only a folder whose index.txt ends with a line "end" is whole.
TEXT
}

say() { printf 'collect.sh: %s\n' "$1" >&2; }

# give_up CODE SENTENCE...
give_up() {
  code=$1
  shift
  for sentence in "$@"; do say "$sentence"; done
  exit "$code"
}

target_failed() {
  give_up 73 "$1 cannot be written: ${2:-it may be full or read-only}." \
    "Choose another place with --to, with at least 20 MB of room. What is there is not complete and cannot be used."
}

# --- The machine -----------------------------------------------------------------------------------------------------------------

# Nothing of the caller's environment reaches a command; the variables for proxies are themselves evidence.
proxy_variables=''
for name in http_proxy https_proxy all_proxy no_proxy HTTP_PROXY HTTPS_PROXY ALL_PROXY NO_PROXY; do
  eval "value=\${$name-}"
  if [ -n "$value" ]; then
    case $value in *[[:cntrl:]]*) value=$(printf '%s' "$value" | tr '\000-\037' ' ') ;; esac
    proxy_variables="$proxy_variables$name=$value
"
  fi
  unset "$name"
done
unset GREP_OPTIONS GREP_COLOR GREP_COLORS POSIXLY_CORRECT AWKPATH AWKLIBPATH LD_PRELOAD LD_LIBRARY_PATH LANG LANGUAGE BASH_ENV ENV CDPATH
PATH=/usr/bin:/bin:/usr/sbin:/sbin
LC_ALL=C
COPYFILE_DISABLE=1 # keeps tar of macOS from adding files of its own
export PATH LC_ALL COPYFILE_DISABLE
IFS=''
umask 077

# What the machine's own tree is prefixed with: nothing, or the folder of --root.
root=''

# find_program NAME: sets `program` to its path in the system's folders.
find_program() {
  case $1 in
    /*)
      program=$root$1
      [ -f "$program" ] && [ -x "$program" ]
      return
      ;;
  esac
  for folder in /usr/bin /bin /usr/sbin /sbin; do
    program=$root$folder/$1
    if [ -f "$program" ] && [ -x "$program" ]; then return 0; fi
  done
  return 1
}

# --- The folder ------------------------------------------------------------------------------------------------------------------

entries=0
missed=0

# entry STATE BYTES KEY: one line of the index. The file it speaks of, if any, is raw/$entries.
entry() {
  printf '%s %s %s %s\n' "$entries" "$1" "$2" "$3" 2>/dev/null >&9 || target_failed "$folder_made"
  case $1 in denied | large | timeout | failed | odd) missed=$((missed + 1)) ;; esac
}

# Begins an entry: sets `raw` to the path of its file.
next() {
  entries=$((entries + 1))
  raw=$folder_made/raw/$entries
}

# kept KEY: the entry of a file that was written.
kept() {
  entry read $(($(wc -c <"$raw"))) "$1"
}

# dropped STATE KEY: the entry of a file that is not kept.
dropped() {
  rm -f "$raw"
  entry "$1" - "$2"
}

# is_odd NAME: it cannot stand in a line of the index.
is_odd() {
  case $1 in *[[:cntrl:]]* | *' ') return 0 ;; esac
  return 1
}

# --- Taking names and passwords out ----------------------------------------------------------------------------------------------

# Letters and digits of what may be a name or a password become "~~~", every other sign stays: so a text keeps its form, and no
# reader of proxy addresses takes "~~~" for an address. Three rules, the first that fits counts:
#  - a setting whose name says that it is secret: its whole value;
#  - a setting whose name speaks of a proxy: all before the last "@" (or %40); without one, whatever is not plainly an address;
#  - anywhere else: the words with "name:password@" or "//name@" in them, and what follows "Authorization".
# In JSON the same for each string, and the ids of an organisation and its machines.
# shellcheck disable=SC2016 # a program for awk
mask='
function hide(t) { gsub(/(\\\\|\\[A-Za-z0-9]|[A-Za-z0-9]|[^ -~\t\r])+/, "~~~", t); return t }
function scheme(t) {
  if (!match(t, /^[ \t]*([Hh][Tt][Tt][Pp][Ss]?|[Ff][Tt][Pp]|[Ss][Oo][Cc][Kk][Ss](4[Aa]?|5[Hh]?)?):\\?\/\\?\//)) return 0
  return RLENGTH
}
# Where the last sign begins that ends user information, written as such or escaped; 0: there is none.
function sign(t,  n, parts, end) {
  n = split(t, parts, /@|%(25)*40|\\u0040|\\x40|\\100/)
  if (n < 2) return 0
  end = length(t) - length(parts[n])
  if (substr(t, end, 1) == "@") return end
  t = substr(t, 1, end)
  match(t, /(%(25)*40|\\u0040|\\x40|\\100)$/)
  return RSTART
}
function plain(t) {
  gsub(/^[ \t\r]+|[ \t\r]+$/, "", t)
  t = substr(t, scheme(t) + 1)
  return t ~ /^(\[[0-9A-Fa-f:.]+\]|[A-Za-z0-9_][A-Za-z0-9_.-]*)?:[0-9][0-9]?[0-9]?[0-9]?[0-9]?(\/|\/([A-Za-z0-9_.-]|\/)*\.([Pp][Aa][Cc]|[Dd][Aa][Tt]))?$/ ||
    t ~ /^(\[[0-9A-Fa-f:.]+\]|[A-Za-z0-9_][A-Za-z0-9_.-]*)?(\/([A-Za-z0-9_.-]|\/)*)?$/ ||
    t ~ /^\$([A-Za-z_][A-Za-z0-9_]*|\{[A-Za-z_][A-Za-z0-9_]*\})$/
}
function address(t,  kept, at) {
  kept = scheme(t)
  at = sign(t)
  # What stands in samples.
  if (tolower(t) ~ /^[ \t]*(<example do not use>[ \t]*)?(https?:\\?\/\\?\/)?proxy\.server:port\/?[ \t\r]*$/) return t
  if (at > kept) return substr(t, 1, kept) hide(substr(t, kept + 1, at - kept - 1)) substr(t, at)
  if (plain(t)) return t
  hidden = 1
  return substr(t, 1, kept) hide(substr(t, kept + 1))
}
# A program with its arguments.
function program(t,  end) {
  end = match(t, /^\/([A-Za-z0-9_.+-]|\/)+/) ? RLENGTH : 0
  return substr(t, 1, end) hide(substr(t, end + 1))
}
function host(t) {
  return t ~ /^[][()&{}<>"`=]*$/ || t ~ /^(<local>|[*.A-Za-z0-9_-]+(:[0-9][0-9]?[0-9]?[0-9]?[0-9]?)?(\/[0-9.]+)?|\[?[0-9A-Fa-f:]+(%[A-Za-z0-9]+)?\]?(:[0-9][0-9]?[0-9]?[0-9]?[0-9]?)?(\/[0-9]+)?)$/ ||
    t ~ /^\$([A-Za-z_][A-Za-z0-9_]*|\{[A-Za-z_][A-Za-z0-9_]*\})$/
}
# Words of a text, by what parts them; each is looked at by the rule of that name.
function words(t, separators, rule,  out, at, size) {
  out = ""
  while (match(t, separators)) {
    at = RSTART
    size = RLENGTH
    out = out ruled(substr(t, 1, at - 1), rule) substr(t, at, size)
    t = substr(t, at + size)
  }
  return out ruled(t, rule)
}
function ruled(word, rule,  kept, before, at) {
  if (word == "") return word
  if (rule == "host") return host(word) ? word : hide(word)
  if (rule == "rest") return (hidden || (word ~ /[^:]:[^:]/ && !plain(word))) ? hide(word) : word
  kept = match(word, /^[A-Za-z0-9_.=(<>-]*[A-Za-z0-9+.-]:\/\//) ? RLENGTH : 0
  at = sign(word)
  before = substr(word, kept + 1, at - kept - 1)
  if (at > kept && (kept > 0 || before ~ /:|%(25)*3[Aa]/)) return substr(word, 1, kept) hide(before) substr(word, at)
  before = substr(word, kept + 1)
  sub(/([?#]|\/).*$/, "", before)
  if (kept > 0 && at == 0 && before !~ /^\[/ && before ~ /:/ && before !~ /:[0-9]*[,.)]*$/ && tolower(before) != "proxy.server:port") return substr(word, 1, kept) hide(substr(word, kept + 1))
  return word
}
# Texts that are no setting of a proxy.
function other(t,  low, at, size, secret_key) {
  low = tolower(t)
  secret_key = match(low, /(passw|passphrase|authtok|secret|token|credential|api_?key|username)[a-z0-9_.-]*["\047]?[ \t]*[=:][ \t]*/)
  if (!secret_key && !match(low, /authorization|bearer[ \t]/)) return words(t, "[ \t\r\"\047,;<>]+", "word")
  at = RSTART
  size = RLENGTH
  return words(substr(t, 1, at - 1), "[ \t\r\"\047,;<>]+", "word") substr(t, at, size) (secret_key ? secret_value(substr(t, at + size)) : hide(substr(t, at + size)))
}
function secret_value(t) { return t ~ /^[ \t\r"\047]*$/ ? t : "~~~" }
# Where a quoted text ends: at its next quote, and where a sign comes later at the next that has the sign before it.
function closing(t, quote,  signed, at, from, behind) {
  signed = sign(t) > 0
  for (from = 1; (at = index(substr(t, from), quote)) > 0; from += at) {
    behind = substr(t, from + at, 1)
    if (quote == "\"" && from + at > 2 && substr(t, from + at - 2, 1) == "\\") continue
    if (!signed || (sign(substr(t, 1, from + at - 2)) > 0 && behind ~ /^[] \t\r;,)}&|]?$/)) return from + at - 1
  }
  return 0
}
# A setting of a proxy: its name with what follows it up to the value, and the value with what is behind it.
function setting(name, t,  low, quote, end, inside, behind, rule) {
  low = tolower(name)
  hidden = 0
  if (low ~ /passw|secret|token|credential|authorization|user/) return name secret_value(t)
  rule = low ~ /no_?proxy|bypass|except|exclu|ignore/ ? "host" : low ~ /auto-?detect/ ? "program" : "address"
  quote = substr(t, 1, 1)
  if (quote == "\"" || quote == "\047") {
    end = closing(substr(t, 2), quote)
    open = end == 0
    inside = open ? substr(t, 2) : substr(t, 2, end - 1)
    behind = open ? "" : substr(t, end + 1)
    return name quote valued(inside, rule) (open ? "" : substr(behind, 1, 1) other(substr(behind, 2)))
  }
  if (rule == "host" || sign(t) > 0) return name valued(t, rule)
  if (rule == "program") return name program(t)
  end = match(t, /[ \t\r;&|"\047]/) ? RSTART : length(t) + 1
  inside = address(substr(t, 1, end - 1))
  return name inside words(substr(t, end), "[ \t\r;&|\"\047]+", "rest")
}
function valued(t, rule) {
  if (rule == "program") return program(t)
  if (rule == "address") return address(t)
  if (sign(t) > 0) return hide(substr(t, 1, sign(t) - 1)) substr(t, sign(t))
  return words(t, "[ \t\r,;|\"\047]+", "host")
}
function continued(t) {
  if (sign(t) > 0) return hide(substr(t, 1, sign(t) - 1)) substr(t, sign(t))
  return hidden || open ? hide(t) : t
}
function line(t,  low, out, head, name, at, stop) {
  low = tolower(t)
  if (!goes_on && low !~ /proxy|@|%(25)*40|:\/\/|\\u0040|passw|passphrase|authtok|secret|token|credential|api_?key|username|authorization|bearer/) return t
  if (length(t) > 8192) return "~~~" # no setting is that long, and looking through it would take long
  out = ""
  name = ""
  head = 1
  while (match(t, start)) {
    at = RSTART
    stop = RSTART + RLENGTH
    # The sign before a name belongs to what is before it.
    if (substr(t, at, 1) !~ /[A-Za-z0-9_:.-]/) at += 1
    out = out segment(name, substr(t, 1, at - 1), head)
    name = substr(t, at, stop - at)
    t = substr(t, stop)
    head = 0
  }
  out = out segment(name, t, head)
  goes_on = name != "" || (head && goes_on)
  return out
}
function segment(name, t, head) {
  if (name != "") return setting(name, t)
  return head && goes_on ? continued(t) : other(t)
}
function json(t,  out, token, key, low, inner, keyed) {
  if (length(t) > 32768) return "~~~"
  out = ""
  while (match(t, /"(\\.|[^"\\])*"?/)) {
    token = substr(t, RSTART, RLENGTH)
    out = out substr(t, 1, RSTART - 1)
    t = substr(t, RSTART + RLENGTH)
    keyed = t ~ /^[ \t\r]*:/
    inner = substr(token, 2, length(token) - (length(token) > 1 && token ~ /"$/ ? 2 : 1))
    if (keyed) key = inner
    else {
      low = tolower(key)
      if (low ~ /passw|secret|token|credential|authorization|username|orgid|org_id|machineid|machine_id|machineguid|machine_guid|deviceid|device_id|onboardinginfo/) {
        if (inner != "" && inner != "unavailable") inner = "***"
      } else if (low ~ /proxy/) inner = address(inner)
      else inner = other(inner)
      token = "\"" inner (token ~ /^".*"$/ && length(token) > 1 ? "\"" : "")
    }
    out = out token
  }
  return out t
}
# What macOS prints of a property list: a name in one line, its value in the next.
function property(t,  low) {
  low = tolower(t)
  if (low ~ /<key>/) {
    secret = low ~ /passw|secret|token|credential|authorization|username|orgid|org_id|(http|https|socks|ftp)user|authname/
    return t
  }
  if (secret && match(t, />[^<]*/)) {
    secret = 0
    return substr(t, 1, RSTART) (RLENGTH > 1 ? "~~~" : "") substr(t, RSTART + RLENGTH)
  }
  secret = 0
  return line(t)
}
# What scutil prints of a dictionary: KEY : VALUE in a line. What goes on in a second line is a script.
function dictionary(t,  key, value) {
  if (t ~ /^[ \t]*}[ \t\r]*$/ || t ~ /<(dictionary|array)> [{][ \t\r]*$/) return t
  if (!match(t, /^[ \t]*[^ \t]+ : /)) return hide(t)
  key = substr(t, 1, RLENGTH)
  value = substr(t, RLENGTH + 1)
  if (key ~ /User |Passw|JavaScript /) return key "~~~"
  if (key ~ /(Proxy|URLString) : $/) return key address(value)
  return key (host(value) ? value : hide(value))
}
# Of a property list only the texts of one form; the others are masked where they stand, since places in its lists count.
function listed(t,  at, inside) {
  gone = 1
  if (in_data) {
    if (t !~ /<\/data>/) return ""
    in_data = gone = 0
    return "</data>"
  }
  if (in_text) {
    in_text = t !~ /<\/string>/
    return ""
  }
  gone = 0
  if (match(t, /<data>/)) {
    at = RSTART
    in_data = t !~ /<\/data>/
    return substr(t, 1, at - 1) "<data>" (in_data ? "" : "</data>")
  }
  if (!match(t, /<string>/)) return t
  at = RSTART + RLENGTH
  inside = substr(t, at)
  in_text = inside !~ /<\/string>/
  sub(/<\/string>.*/, "", inside)
  return substr(t, 1, at - 1) (!in_text && inside ~ ("^(" texts ")$") ? inside : "~~~") "</string>"
}
function masked(t) {
  gone = 0
  if (texts != "") return listed(t)
  if (form == "" && t ~ /[^ \t\r]/) form = t ~ /^[ \t\357\273\277]*[{]/ ? "json" : t ~ /^<[?]xml/ ? "property" : t ~ /^<dictionary> [{]/ ? "dictionary" : "line"
  if (goes_on && t !~ /^[ \t]/ && !joined && !open) goes_on = 0
  if (!goes_on) open = 0
  joined = t ~ /\\\r?$/
  if (as_is) return t
  if (form == "dictionary") return dictionary(t)
  return form == "json" ? json(t) : form == "property" ? property(t) : line(t)
}
function put(t) {
  t = masked(t)
  if (!gone) print t
}
BEGIN {
  texts = ENVIRON["texts"]
  # How the name of a proxy setting begins and ends: with "=" behind it, as that of apt with a blank, or in Environment= of a unit.
  start = "(^|[ \t\"\047`;{&|,(])[A-Za-z0-9_:.-]*[Pp][Rr][Oo][Xx][Yy][A-Za-z0-9_:.-]*[ \t]*=[ \t]*|(^|[ \t;{])[A-Za-z:_-]*[Pp][Rr][Oo][Xx][Yy][A-Za-z0-9_:.-]*[ \t]+|=[A-Za-z_]*[Pp][Rr][Oo][Xx][Yy][A-Za-z_]*="
}
# Of a command the last line says how it ended; the line end before it is its own only where the command printed none.
command && /^exit [0-9]+$/ || command && $0 == "timeout" { if (held != "") release(); held = $0; next }
command && $0 == "" { if (held != "") release(); empty += 1; next }
{ release(); total += length($0) + 1; put($0) }
function release() {
  if (held == "" && empty == 0) return
  for (; empty > 0; empty -= 1) print ""
  if (held != "") put(held)
  held = ""
}
END {
  if (!command) exit (total > limit + 1 ? 4 : 0)
  if (held == "timeout") exit 3
  if (held == "") exit 4
  if (command == 2 && held != "exit 0") exit 5
  for (; empty > 1; empty -= 1) print ""
  if (command == 1) print held
}
'

# masking LIMIT AS_IS COMMAND: standard input to standard output. COMMAND: 0 a file, 1 what `limited` prints, 2 the same without
# its last line. Ends with 2: cannot write, 3: timeout, 4: larger than the limit, 5: a command failed (of 2 only).
texts='' # `run_texts` sets it
masking() { texts=$texts awk -v limit="$1" -v as_is="$2" -v command="$3" "$mask"; }

# --- Reading ---------------------------------------------------------------------------------------------------------------------

# All mounts in their order, a line each: "d" and the path where a server may be gone or looking would mount, else "l" and the path.
mounts=''
any_doubtful=no
gone=''

# beneath_doubtful PATH: sets `holder` to the line of the innermost mount that holds a path (the last of several); true when it is
# one of those.
beneath_doubtful() {
  [ "$any_doubtful" = yes ] || return 1
  holder=l
  rest=$mounts
  while [ -n "$rest" ]; do
    mount=${rest%%
*}
    rest=${rest#*
}
    case $1/ in
      "${mount#?}"/*) if [ ${#mount} -ge ${#holder} ]; then holder=$mount; fi ;;
    esac
  done
  case $holder in d*) return 0 ;; esac
  return 1
}

# answers PATH: false when a doubtful mount that holds the path does not answer within two seconds. Without waiting for who asks it.
answers() {
  beneath_doubtful "$1" || return 0
  case $gone in
    *"
$holder
"*) return 1 ;;
  esac
  rm -f "$folder_made/answer"
  (
    if [ -e "$root$1" ]; then :; fi
    : >"$folder_made/answer"
  ) >/dev/null 2>&1 9>&- &
  asked=$!
  tries=0
  while [ ! -e "$folder_made/answer" ]; do
    tries=$((tries + 1))
    if [ "$tries" -gt 20 ]; then
      gone="$gone
$holder
"
      kill -KILL "$asked" 2>/dev/null
      return 1
    fi
    sleep "$tenth"
  done
  rm -f "$folder_made/answer"
}

# state_of PATH: sets `state` to read (something is there), absent, denied or timeout.
state_of() {
  state='read'
  if ! answers "$1"; then
    state=timeout
    return
  fi
  [ -e "$root$1" ] && return
  state=absent
  [ "$elevated" = yes ] && return
  # Who may not search a folder cannot know what is in it.
  above=${1%/*}
  while [ -n "$above" ] && [ ! -e "$root$above" ] && [ ! -h "$root$above" ]; do above=${above%/*}; done
  if [ -n "$above" ] && [ -d "$root$above" ] && [ ! -x "$root$above" ]; then state=denied; fi
  if [ -h "$root$1" ]; then
    case $(ls -Ld "$root$1" 2>&1) in *ermission*) state=denied ;; esac
  fi
}

# failure_of WORDS: sets `state` by what a tool complained about; ends the run when it was the target that failed.
failure_of() {
  case $1 in
    *'o space'* | *'rite error'* | *'rror writing'* | *uota* | *'ead-only'* | *'oo large'*) target_failed "$folder_made" ;;
    *ermi*) state=denied ;;
    *) state=failed ;;
  esac
}

# read_file LIMIT PATH AS_IS EXCERPT: the entry of one file. EXCERPT is a form of which only the lines are kept; empty: all.
read_file() {
  next
  state_of "$2"
  if [ "$state" = read ]; then
    if [ ! -f "$root$2" ]; then
      state=failed # a folder, a pipe, a device
    elif [ ! -r "$root$2" ]; then
      state=denied
    fi
  fi
  if [ "$state" != read ]; then
    entry "$state" - "file $2"
    return
  fi
  if [ -n "$4" ]; then
    problem=$({
      {
        head -c "$(($1 + 1))" "$root$2" 2>&3 | grep -aE -e "$4" | if [ "$3" = 1 ]; then cat; else masking "$1" 0 0; fi
      } >"$raw" || echo 'write error' >&3
    } 3>&1)
  elif [ "$3" = 1 ]; then
    problem=$(head -c "$(($1 + 1))" "$root$2" 2>&1 >"$raw")
  else
    problem=$({ head -c "$(($1 + 1))" "$root$2" 2>&3 | masking "$1" 0 0 >"$raw" 2>&3 || [ $? = 4 ] || echo 'write error' >&3; } 3>&1)
  fi
  if [ -n "$problem" ]; then
    failure_of "$problem"
    dropped "$state" "file $2"
    return
  fi
  size=$(($(wc -c <"$raw")))
  if [ "$size" -gt "$1" ]; then dropped large "file $2"; else entry read "$size" "file $2"; fi
}

# The names that the lists at the end use. LIMIT is in bytes, SECONDS for a command, COUNT of matches.

# file LIMIT PATH
file() { read_file "$1" "$2" 0 ''; }
# file_as_is LIMIT PATH: not masked; large or binary
file_as_is() { read_file "$1" "$2" 1 ''; }
# excerpt LIMIT PATH FORM: only the lines of a form (an extended regular expression)
excerpt() { read_file "$1" "$2" 1 "$3"; }

# each COUNT KIND PATTERN FUNCTION ARGUMENT: FUNCTION ARGUMENT PATH for every match of a pattern.
each() {
  count=$1 kind=$2 pattern=$3 action=$4 argument=$5
  next
  if [ "$any_doubtful" = yes ] && ! answers "${pattern%%/\**}"; then
    entry timeout - "$kind $pattern"
    return
  fi
  # shellcheck disable=SC2086 # the pattern is meant to expand; IFS is empty, so nothing is split
  set -- "$root"$pattern
  if [ $# -eq 1 ] && [ ! -e "$1" ] && [ ! -h "$1" ]; then
    refused=${pattern%%\**}
    refused=${refused%/*}
    if [ -d "$root$refused" ] && [ ! -r "$root$refused" ]; then entry denied - "$kind $pattern"; else entry read - "$kind $pattern"; fi
    return
  fi
  if [ $# -gt "$count" ]; then
    entry large - "$kind $pattern"
    return
  fi
  entry read - "$kind $pattern"
  for match in "$@"; do
    match=${match#"$root"}
    if is_odd "$match"; then
      next
      entry odd - "$kind $pattern"
    else
      $action "$match" "$argument"
    fi
  done
}

each_file() { read_file "$2" "$1" 0 ''; }
# files LIMIT COUNT PATTERN
files() { each "$2" files "$3" each_file "$1"; }

# bundle COUNT PATTERN: small files of the kernel, all in one file of lines PATH:LINE
bundle() {
  count=$1 pattern=$2
  next
  # shellcheck disable=SC2086
  set -- "$root"$pattern
  if [ $# -gt "$count" ]; then
    entry large - "files $pattern"
    return
  fi
  # What grep cannot read it names: "grep: PATH: Permission denied".
  # Only plain files are looked into: a pipe would never end.
  for match in "$@"; do
    if [ -f "$match" ]; then printf '%s\0' "$match"; fi
  done | xargs -0 grep -aH '' 2>&1 | awk -v from="${#root}" '
    /^grep: / || /^xargs: / {
      if ($0 !~ /No such|Not a directory|Is a directory/ && match($0, /\/.*: /)) print "!" substr($0, RSTART + from, RLENGTH - 2 - from)
      next
    }
    { print substr($0, from + 1) }' | head -c 33554432 >"$raw" || target_failed "$folder_made"
  kept "files $pattern"
}

# exists PATH
exists() {
  next
  state_of "$1"
  entry "$state" - "exists $1"
}

# exists_local PATH, list_local PATH: nothing when the path lies on a mount whose server may be gone
exists_local() {
  if beneath_doubtful "$1"; then return; fi
  exists "$1"
}
list_local() {
  if beneath_doubtful "$1"; then return; fi
  list "$1"
}

# link PATH
link() {
  next
  state_of "$1"
  if [ "$state" != timeout ] && [ -h "$root$1" ]; then
    target=$(ls -ld "$root$1" 2>/dev/null)
    target=${target#*"$root$1 -> "}
    if is_odd "$target"; then
      entry odd - "link $1"
      return
    fi
    printf '%s\n' "$target" >"$raw" || target_failed "$folder_made"
    entry read $((${#target} + 1)) "link $1"
    return
  fi
  if [ "$state" = read ]; then state=absent; fi # something else than a link
  entry "$state" - "link $1"
}

# list PATH
list() {
  next
  state_of "$1"
  if [ "$state" = read ] && [ ! -d "$root$1" ]; then state=absent; fi
  if [ "$state" = read ] && [ ! -r "$root$1" ]; then state=denied; fi
  if [ "$state" != read ]; then
    entry "$state" - "list $1"
    return
  fi
  size=0
  for match in "$root$1"/* "$root$1"/.[!.]* "$root$1"/..?*; do
    if [ ! -e "$match" ] && [ ! -h "$match" ]; then continue; fi
    name=${match##*/}
    if is_odd "$name"; then continue; fi
    printf '%s\n' "$name" || target_failed "$folder_made"
    size=$((size + ${#name} + 1)) # in bytes, for the locale is C
  done >"$raw"
  entry read "$size" "list $1"
}

each_list() { list "$1"; }
# lists PATTERN
lists() { each 10000 lists "$1" each_list ''; }

# links PATTERN TEXT: links below /proc with where they lead, in lines PATH<tab>TARGET; only targets with TEXT in them
links() {
  pattern=$1 text=$2
  next
  case $pattern in
    */'*') folders=${pattern%/*} ;; # whole folders are listed at once
    *) folders=$pattern ;;
  esac
  # shellcheck disable=SC2086
  set -- "$root"$folders
  if [ $# -eq 1 ] && [ ! -e "$1" ] && [ ! -h "$1" ]; then
    : >"$raw"
    kept "links $pattern"
    linked=$raw
    return
  fi
  # /proc/self and its like are links to what is listed anyway, but they fit the pattern too.
  printf '%s\0' "$@" | xargs -0 ls -ln /dev/null 2>&1 | awk -v from="${#root}" -v text="$text" '
    /^ls: / {
      if ($0 ~ /ermi/ && match($0, /\/[^\047:]*/)) print "!" substr($0, RSTART + from, RLENGTH - from)
      next
    }
    /^\/.*:$/ { folder = substr($0, 1, length($0) - 1) "/"; next }
    /^l/ && (at = index($0, " -> ")) {
      name = substr($0, 1, at - 1)
      target = substr($0, at + 4)
      if (at = index(name, " /")) name = substr(name, at + 1)
      else sub(/^.* /, "", name)
      if (name !~ /^\//) name = folder name
      if (text == "" || index(target, text)) print substr(name, from + 1) "\t" target
    }' | LC_ALL=C sort -u | head -c 33554432 >"$raw" || target_failed "$folder_made"
  kept "links $pattern"
  linked=$raw
}

# own_group COMMAND...: with an environment of its own, in a process group of its own, so that all it starts can be ended with it
own_group() { exec setsid env -i LC_ALL=C PATH="$PATH" "$@"; }
if ! command -v setsid >/dev/null 2>&1; then
  # shellcheck disable=SC2016 # a program for perl
  own_group() { exec perl -e 'setpgrp(0, 0); exec { $ARGV[0] } @ARGV; exit 127' env -i LC_ALL=C PATH="$PATH" "$@"; }
fi

# alarm SECONDS PROCESS: ends a process, or with "-" before it a group, when it is time. Succeeds only then.
alarm() {
  sleep "$1" &
  nap=$!
  trap 'kill "$nap" 2>/dev/null; exit 1' TERM
  wait "$nap"
  trap '' TERM # from here on it is too late to call it off
  kill -KILL "$2" 2>/dev/null
  exit 0
}

# limited SECONDS COMMAND...: standard output, and then a line that says how it ended.
limited() {
  seconds=$1
  shift
  (own_group "$@") </dev/null 9>&- &
  child=$!
  (alarm "$seconds" "-$child") >/dev/null 2>&1 9>&- &
  watch=$!
  wait "$child" 2>/dev/null
  ended=$?
  kill "$watch" 2>/dev/null
  if wait "$watch" 2>/dev/null; then ended=timeout; else ended="exit $ended"; fi
  kill -KILL "-$child" 2>/dev/null # what it left behind
  printf '\n%s\n' "$ended"
}

# Whether a command's file ends with how it ended (1), or has only what it printed (2).
shape=1

# run_as KEY SECONDS LIMIT AS_IS ERRORS EXCERPT PROGRAM ARGUMENT...
run_as() {
  key=$1 seconds=$2 limit=$3 as_is=$4 errors=$5 form=$6
  shift 6
  next
  if ! find_program "$1"; then
    if [ -e "$program" ] && [ "$elevated" != yes ]; then entry denied - "$key"; else entry absent - "$key"; fi
    return
  fi
  shift
  # In a shell of its own, which can be ended at once; what is left of it then holds nothing open of the caller or of the folder.
  (
    {
      if [ "$errors" = 1 ]; then limited "$seconds" "$program" "$@" 2>&1; else limited "$seconds" "$program" "$@"; fi
    } 2>/dev/null | head -c "$((limit + 40))" | {
      if [ -n "$form" ]; then grep -aE -e "$form" -e '^exit [0-9]*$' -e '^timeout$'; else cat; fi
    } | masking "$limit" "$as_is" "$shape" >"$raw"
  ) >/dev/null 2>&1 9>&- &
  reader=$!
  # Who left the group may still hold the pipe.
  (alarm "$((seconds + 2))" "$reader") >/dev/null 2>&1 9>&- &
  guard=$!
  wait "$reader" 2>/dev/null
  status=$?
  kill "$guard" 2>/dev/null
  wait "$guard" 2>/dev/null
  case $status in
    0) kept "$key" ;;
    4) dropped large "$key" ;;
    2) target_failed "$folder_made" ;;
    5) dropped failed "$key" ;;
    *) dropped timeout "$key" ;;
  esac
}

# run SECONDS LIMIT PROGRAM ARGUMENT...
run() {
  seconds=$1 limit=$2
  shift 2
  spell "$@"
  run_as "command $spelled" "$seconds" "$limit" 0 0 '' "$@"
}
# run_as_is SECONDS LIMIT PROGRAM ARGUMENT...: not masked
run_as_is() {
  seconds=$1 limit=$2
  shift 2
  spell "$@"
  run_as "command $spelled" "$seconds" "$limit" 1 0 '' "$@"
}
# run_with_errors SECONDS LIMIT PROGRAM ARGUMENT...: standard error counts as output
run_with_errors() {
  seconds=$1 limit=$2
  shift 2
  spell "$@"
  run_as "command $spelled" "$seconds" "$limit" 0 1 '' "$@"
}
# run_excerpt SECONDS LIMIT FORM PROGRAM ARGUMENT...: only the lines of a form
run_excerpt() {
  seconds=$1 limit=$2 excerpt=$3
  shift 3
  spell "$@"
  run_as "command $spelled" "$seconds" "$limit" 0 0 "$excerpt" "$@"
}

# run_texts SECONDS LIMIT FORM PROGRAM ARGUMENT...: of a property list only the texts of a form (an extended regular expression)
run_texts() {
  seconds=$1 limit=$2 texts=$3
  shift 3
  spell "$@"
  run_as "command $spelled" "$seconds" "$limit" 0 0 '' "$@"
  texts=''
}

# spell WORD...: sets `spelled` to the words with blanks between.
spell() {
  spelled=$1
  shift
  for word in "$@"; do spelled="$spelled $word"; done
}

# space PATH
space() {
  shape=2
  run_as "space $1" 2 4096 1 0 '' df -kP "$root$1"
  shape=1
}

# addresses
addresses() {
  shape=2
  case $family in
    linux) run_as addresses 3 4194304 1 0 '' ip -o addr ;;
    # Hardware addresses would identify the machine for ever.
    *) run_as addresses 3 4194304 1 0 '^[^[:blank:]]|^[[:blank:]]*inet' ifconfig -a ;;
  esac
  shape=1
}

# environment
environment() {
  next
  printf '%s' "$proxy_variables" | masking 65536 0 0 >"$raw" || target_failed "$folder_made"
  kept environment
}

# --- Sources whose names other sources hold --------------------------------------------------------------------------------------

# read_line PATH: sets `text` to the first line of a file.
read_line() {
  text=''
  if [ -f "$root$1" ] && [ -r "$root$1" ]; then read -r text <"$root$1" || :; fi
}

# kernel_options LIMIT PATTERN: of the files of a pattern only the one of the running kernel
kernel_options() {
  read_line /proc/sys/kernel/osrelease
  case $text in '' | */* | *[[:cntrl:]]*) return ;; esac
  read_file "$1" "${2%%\**}$text${2#*\*}" 1 ''
}

# fanotify_marks LIMIT: what is noted about the descriptors that `links` found last
fanotify_marks() {
  while IFS='	' read -r name target; do
    case $name in
      /proc/[0-9]*/fd/[0-9]*) read_file "$1" "${name%/fd/*}/fdinfo/${name##*/}" 1 '' ;;
    esac
  done <"$linked"
}

# environment_files LIMIT UNIT...: what EnvironmentFile= of units names. UNIT may be a pattern.
environment_files() {
  limit=$1
  shift
  for pattern in "$@"; do
    for unit in "$root"$pattern; do
      if [ -f "$unit" ] && [ -r "$unit" ]; then
        head -c 262144 "$unit" | sed -n 's/^[[:blank:]]*EnvironmentFile[[:blank:]]*=[[:blank:]]*-\{0,1\}//p' |
          sed -e 's/[[:blank:]]*$//' -e 's/^"\(.*\)"$/\1/' -e "s/^'\(.*\)'$/\1/"
      fi
    done
  done | LC_ALL=C sort -u | head -n 100 >"$folder_made/names"
  while read -r name; do
    if is_odd "$name"; then continue; fi
    case $name in
      *..*) ;;
      /*'*'*) files "$limit" 2000 "$name" ;;
      /*) file "$limit" "$name" ;;
    esac
  done <"$folder_made/names"
  rm -f "$folder_made/names"
}

# read_mounts: fills `mounts`. The root itself is never in doubt: without it nothing answers.
read_mounts() {
  [ -f "$root/proc/self/mountinfo" ] || return 0
  while IFS=' ' read -r _ _ _ _ mount rest; do
    kind=${rest#* - }
    kind=${kind%% *}
    nature=l
    if [ "$mount" = / ]; then
      mount=''
    elif is_served "$kind" || [ "$kind" = autofs ]; then
      nature=d
      any_doubtful=yes
    fi
    mounts="$mounts$nature$mount
"
  done <"$root/proc/self/mountinfo"
}

# spaces: room of the file systems that hold files, of at most 200; of served ones only where the system or Defender needs it
spaces() {
  [ -f "$root/proc/self/mountinfo" ] || return 0
  while IFS=' ' read -r _ _ _ _ mount rest; do
    kind=${rest#* - }
    kind=${kind%% *}
    if ! is_needed "$mount" && { is_pseudo "$kind" || is_managed "$mount" || is_served "$kind"; }; then continue; fi
    printf '%s\n' "$mount"
  done <"$root/proc/self/mountinfo" | awk '!seen[$0]++ && n++ < 200' >"$folder_made/names"
  while read -r name; do
    case $name in *\\*) name=$(printf '%b' "$(printf '%s' "$name" | sed 's/\\/\\0/g')") ;; esac
    if is_odd "$name"; then continue; fi
    space "$name"
  done <"$folder_made/names"
  rm -f "$folder_made/names"
}

# volumes: room of the local volumes of macOS
volumes() {
  space /
  for match in "$root"/System/Volumes/Data "$root"/Volumes/*; do
    if [ -d "$match" ] && [ ! -h "$match" ] && ! is_odd "$match"; then space "${match#"$root"}"; fi
  done
}

# --- What is collected: written by `npm run docs` from the collectors and the catalogue, not by hand -----------------------------
# BEGIN GENERATED
catalogue_version=2026.11.24

# Kinds of file systems and places of mounts, by which read_mounts and spaces go.
is_served() { case $1 in nfs* | cifs* | smb* | 9p* | virtiofs* | ceph* | glusterfs* | lustre* | afs* | ncpfs* | gfs2* | ocfs2* | beegfs* | gpfs* | davfs* | fuse.* | fuse) ;; *) return 1 ;; esac; }
is_pseudo() { case $1 in autofs | binder | binfmt_misc | bpf | cgroup | cgroup2 | configfs | debugfs | devpts | devtmpfs | efivarfs | fuse.gvfsd-fuse | fuse.lxcfs | fuse.portal | fusectl | hugetlbfs | mqueue | nfsd | nsfs | proc | pstore | ramfs | rpc_pipefs | securityfs | selinuxfs | smackfs | squashfs | sysfs | tracefs) ;; *) return 1 ;; esac; }
is_managed() { case $1 in /dev | /dev/* | /proc | /proc/* | /run | /run/* | /snap | /snap/* | /sys | /sys/* | /var/snap/* | /var/lib/containerd/* | /var/lib/containers/* | /var/lib/docker/* | /var/lib/kubelet/* | /var/lib/lxcfs/*) ;; *) return 1 ;; esac; }
is_needed() { case $1 in / | /opt | /opt/microsoft | /opt/microsoft/mdatp | /var | /var/log | /var/log/microsoft | /var/log/microsoft/mdatp | /var/opt | /var/opt/microsoft | /var/opt/microsoft/mdatp) ;; *) return 1 ;; esac; }

collect_linux() {
  step 'Operating system'
  file 262144 /etc/os-release # Distribution and version
  file 262144 /usr/lib/os-release # Distribution and version, where /etc has no os-release
  file 262144 /etc/oracle-release # Distribution and version of Oracle Linux, before os-release
  file 262144 /etc/centos-release # Minor version of CentOS
  file 262144 /etc/redhat-release # Minor version of Red Hat systems
  file 262144 /etc/SuSE-release # Distribution and version of SUSE, before os-release
  file 262144 /etc/debian_version # Point release of Debian
  file_as_is 262144 /proc/sys/kernel/osrelease # Kernel version
  file_as_is 262144 /proc/sys/kernel/arch # Architecture
  run_as_is 3 524288 uname -m # Architecture, before Linux 6.1
  file_as_is 262144 /run/systemd/container # Container technology, as its manager states it
  file_as_is 262144 /proc/1/cgroup # Control group of process 1: containers show there
  file_as_is 8388608 /proc/cpuinfo # Whether a hypervisor announces itself
  file_as_is 262144 /sys/class/dmi/id/sys_vendor # Which hypervisor
  file_as_is 262144 /sys/class/dmi/id/product_name # Which hypervisor
  file_as_is 262144 /sys/class/dmi/id/bios_vendor # Which hypervisor
  exists /run/.containerenv # Mark of a container of Podman
  exists /.dockerenv # Mark of a container of Docker
  link /proc/self/ns/pid # Whether this is a container
  link /proc/self/ns/cgroup # Whether this is a container
  file_as_is 262144 /sys/hypervisor/type # Whether this is a Xen guest
  step Hardware
  file_as_is 262144 /proc/meminfo # Memory
  bundle 2000 '/sys/devices/system/cpu/cpu*/topology/physical_package_id' # Cores, where /proc/cpuinfo does not list them
  bundle 2000 '/sys/devices/system/cpu/cpu*/topology/core_id' # Cores, where /proc/cpuinfo does not list them
  file_as_is 262144 /proc/device-tree/model # Model, on systems without DMI
  step Storage
  file_as_is 4194304 /proc/self/mountinfo # Mounted file systems
  spaces # Size and free space of the mounted file systems
  list /sys/block # Disks
  bundle 2000 '/sys/block/*/size' # Disks
  bundle 2000 '/sys/block/*/device/model' # Disks
  bundle 2000 '/sys/block/*/queue/rotational' # Disks
  bundle 2000 '/sys/block/*/removable' # Disks
  step 'Host, directory and clock'
  file_as_is 262144 /proc/sys/kernel/hostname # Host name
  file 262144 /etc/hosts # Full host name
  file 262144 /etc/resolv.conf # Local domain
  file_as_is 262144 /etc/machine-id # Identity of the machine; only its digest is kept
  file_as_is 262144 /var/lib/dbus/machine-id # Identity of the machine, before systemd; only its digest is kept
  file 262144 /etc/sssd/sssd.conf # Directory membership
  files 65536 2000 '/etc/sssd/conf.d/*.conf' # Directory membership
  file 262144 /etc/samba/smb.conf # Directory membership
  file 262144 /etc/himmelblau/himmelblau.conf # Membership of Microsoft Entra ID
  exists /etc/centrifydc # Directory membership
  exists /opt/pbis # Directory membership
  exists /opt/quest/sbin/vasd # Directory membership
  exists /etc/krb5.keytab # Directory membership
  addresses # Addresses of the network interfaces
  link /etc/localtime # Time zone
  file_as_is 262144 /etc/timezone # Time zone, where /etc/localtime is not a link
  bundle 100000 '/proc/*/comm' # Names of the running processes
  exists /run/systemd/timesync/synchronized # Whether systemd-timesyncd has set the clock from a server
  exists /run/systemd/system # Whether systemd runs
  run_as_is 3 524288 chronyc -n -c tracking # Whether chrony has synchronised the clock
  run_as_is 3 524288 timedatectl show --property=NTPSynchronized --value # Whether the kernel takes the clock as synchronised
  step Network
  bundle 100000 '/sys/class/net/*/operstate' # Network interfaces
  bundle 100000 '/sys/class/net/*/flags' # Network interfaces
  file_as_is 4194304 /proc/net/route # IPv4 routes
  file_as_is 4194304 /proc/net/ipv6_route # IPv6 routes
  file 262144 /run/systemd/resolve/resolv.conf # DNS servers behind the local stub of systemd-resolved
  step 'Proxy settings'
  file 262144 /etc/systemd/system/mdatp.service # Proxy of the Defender service
  file 262144 /usr/lib/systemd/system/mdatp.service # Proxy of the Defender service
  file 262144 /lib/systemd/system/mdatp.service # Proxy of the Defender service
  files 65536 2000 '/etc/systemd/system/mdatp.service.d/*.conf' # Proxy of the Defender service
  environment # Proxy variables of this process
  exists /etc/systemd # Whether systemd is installed
  exists /etc/apt # Whether apt is installed
  environment_files 262144 /etc/systemd/system/mdatp.service /usr/lib/systemd/system/mdatp.service /lib/systemd/system/mdatp.service '/etc/systemd/system/mdatp.service.d/*.conf' # Proxy of the Defender service, in the files its unit names
  file 262144 /etc/environment # Proxy of login sessions
  file 262144 /etc/profile # Proxy of login shells
  files 65536 2000 '/etc/profile.d/*.sh' # Proxy of login shells
  file 262144 /etc/systemd/system.conf # Proxy of all services
  files 65536 2000 '/etc/systemd/system.conf.d/*.conf' # Proxy of all services
  run_excerpt 3 524288 '^[A-Za-z]+_[Pp][Rr][Oo][Xx][Yy]=' systemctl show-environment # Proxy of all services, as the running manager has it
  file 262144 /etc/opt/microsoft/mdatp/managed/mdatp_managed.json # Settings for Defender: its proxy, values of samples
  file 262144 /etc/apt/apt.conf # Proxy of apt
  files 65536 2000 '/etc/apt/apt.conf.d/*' # Proxy of apt
  file 262144 /etc/dnf/dnf.conf # Proxy of dnf
  file 262144 /etc/yum.conf # Proxy of yum
  file 262144 /etc/zypp/zypp.conf # Proxy of zypper
  file 262144 /etc/sysconfig/proxy # Proxy of zypper and of login sessions on SUSE
  step 'Security products'
  excerpt 67108864 /var/lib/dpkg/status '^(Package|Status|Version): ' # Installed packages of the catalogue
  run_as_is 8 8388608 rpm -qa --nodigest --nosignature --qf '%{NAME}\t%{VERSION}-%{RELEASE}\n' # Installed packages of the catalogue
  exists /usr/lib/sysimage/rpm # Whether there is a database of rpm
  exists /var/lib/rpm # Whether there is a database of rpm
  links '/proc/*/exe' '' # Names of the running programs
  file_as_is 4194304 /proc/modules # Kernel modules of the catalogue
  exists /proc/sys/kernel/modprobe # Whether the kernel loads modules
  exists /proc/sys/kernel/osrelease # Whether the settings of the kernel are visible
  link /lib # Whether /lib is /usr/lib
  list /etc/systemd/system # Services of the catalogue
  list /usr/local/lib/systemd/system # Services of the catalogue
  list /usr/lib/systemd/system # Services of the catalogue
  list /lib/systemd/system # Services of the catalogue
  lists '/etc/systemd/system/*.wants' # Services of the catalogue
  lists '/usr/local/lib/systemd/system/*.wants' # Services of the catalogue
  lists '/usr/lib/systemd/system/*.wants' # Services of the catalogue
  lists '/lib/systemd/system/*.wants' # Services of the catalogue
  list /etc/init.d # Services of the catalogue
  list /etc/rc.d/init.d # Services of the catalogue
  exists_local /opt/altiris/notification/nsagent # Files and folders of the catalogue
  exists_local /opt/Symantec/symantec_antivirus # Files and folders of the catalogue
  exists_local /opt/Symantec/autoprotect # Files and folders of the catalogue
  exists_local /etc/Symantec.conf # Files and folders of the catalogue
  exists_local /var/symantec # Files and folders of the catalogue
  exists_local /etc/caf/CAFConfig.ini # Files and folders of the catalogue
  exists_local /etc/sisips/install.reg # Files and folders of the catalogue
  exists_local /proc/sisap/status # Files and folders of the catalogue
  exists_local /etc/symantec/sep/sylink.xml # Files and folders of the catalogue
  exists_local /etc/symantec/sep/sep.slf # Files and folders of the catalogue
  exists_local /var/log/sdcsslog # Files and folders of the catalogue
  exists_local /usr/lib/symantec/installagent.sh # Files and folders of the catalogue
  exists_local /usr/lib/symantec/uninstall.sh # Files and folders of the catalogue
  exists_local /opt/Symantec/sdcssagent # Files and folders of the catalogue
  exists_local /opt/McAfee/ens # Files and folders of the catalogue
  exists_local /opt/isec/ens # Files and folders of the catalogue
  exists_local /opt/NAI # Files and folders of the catalogue
  exists_local /opt/ds_agent # Files and folders of the catalogue
  exists_local /opt/sophos-spl # Files and folders of the catalogue
  exists_local /opt/sophos-av # Files and folders of the catalogue
  exists_local /opt/CrowdStrike # Files and folders of the catalogue
  exists_local /opt/sentinelone # Files and folders of the catalogue
  exists_local /opt/carbonblack # Files and folders of the catalogue
  exists_local /var/lib/cb # Files and folders of the catalogue
  exists_local /opt/eset # Files and folders of the catalogue
  exists_local /opt/kaspersky/kesl # Files and folders of the catalogue
  exists_local /opt/bitdefender-security-tools # Files and folders of the catalogue
  exists_local /opt/traps # Files and folders of the catalogue
  exists_local /opt/cylance # Files and folders of the catalogue
  exists_local /opt/cisco/amp # Files and folders of the catalogue
  exists_local /opt/malwarebytes # Files and folders of the catalogue
  exists_local /opt/forticlient # Files and folders of the catalogue
  exists_local /opt/FortiEDRCollector # Files and folders of the catalogue
  exists_local /var/lib/checkpoint # Files and folders of the catalogue
  exists_local /opt/f-secure # Files and folders of the catalogue
  exists_local /opt/Elastic # Files and folders of the catalogue
  exists /opt/microsoft/mdatp # Whether Defender is installed
  exists /etc/opt/microsoft/mdatp/mdatp_onboard.json # Whether onboarding data of Defender is there
  run_as_is 3 524288 systemctl show --property=Id,ActiveState,SubState,UnitFileState -- ElasticEndpoint.service FortiEDRCollector.service MFEcma.service autoprotect.service bd.service bdsec.service cafagent.service cbagentd.service cbdaemon.service cbsensor.service cisco-amp.service clamav-clamonacc.service clamav-daemon.service clamav-freshclam.service clamd@scan.service cma.service cpla.service cylancesvc.service ds_agent.service eea.service efs.service elastic-agent.service esets.service f-secure-linuxsecurity-activate.service falcon-sensor.service fapolicyd.service forticlient.service fsma.service kesl.service kesl-supervisor.service klnagent64.service ma.service mbdaemon.service mdatp.service mfeespd.service mfetpd.service nails.service rtvscand.service sav-protect.service sentinelone.service sisamdagent.service sisamddaemon.service sisidsagent.service sisidsdaemon.service sisipsagent.service sisipsdaemon.service sisipsutil.service sisipsutildaemon.service smcd.service sophos-spl.service symcfgd.service traps_pmd.service xagt.service # State of the services that were found
  step 'Settings for Microsoft Defender'
  run 5 262144 mdatp health --output json # State of the agent of Defender; of ids only that there is one
  step 'Linux system'
  file_as_is 262144 /proc/1/comm # Name of process 1
  list /usr/lib/systemd # Version of systemd, which its library is named after
  list /usr/lib64/systemd # Version of systemd, which its library is named after
  list /lib/systemd # Version of systemd, which its library is named after
  list /usr/lib/x86_64-linux-gnu/systemd # Version of systemd, which its library is named after
  list /usr/lib/aarch64-linux-gnu/systemd # Version of systemd, which its library is named after
  run_as_is 3 524288 systemctl --version # Version of systemd, where no library is named after it
  kernel_options 1048576 '/boot/config-*' # Options of the running kernel
  kernel_options 1048576 '/lib/modules/*/config' # Options of the running kernel
  file_as_is 1048576 /proc/config.gz # Options of the running kernel
  links '/proc/*/fd/*' fanotify # Which processes use fanotify
  fanotify_marks 4194304 # What the users of fanotify watch
  files 65536 2000 '/etc/audit/rules.d/*.rules' # Whether audit rules are locked
  file 1048576 /etc/audit/audit.rules # Whether audit rules are locked
  file_as_is 262144 /sys/fs/selinux/enforce # State of SELinux
  exists /etc/selinux/config # Whether SELinux is installed
  file_as_is 262144 /sys/module/apparmor/parameters/enabled # State of AppArmor
  file_as_is 262144 /proc/sys/kernel/unprivileged_bpf_disabled # Who may use eBPF
  exists /sys/kernel/btf/vmlinux # Whether the kernel describes its types, for eBPF
  file 262144 /usr/bin/ldd # Version of glibc
  excerpt 16777216 /lib64/libc.so.6 'GNU C Library' # Version of glibc
  excerpt 16777216 /lib/x86_64-linux-gnu/libc.so.6 'GNU C Library' # Version of glibc
  excerpt 16777216 /lib/aarch64-linux-gnu/libc.so.6 'GNU C Library' # Version of glibc
  exists /lib/ld-musl-x86_64.so.1 # Whether musl is there
  run_with_errors 3 524288 /lib/ld-musl-x86_64.so.1 # Version of musl
  exists /lib/ld-musl-aarch64.so.1 # Whether musl is there
  run_with_errors 3 524288 /lib/ld-musl-aarch64.so.1 # Version of musl
  exists /run/ostree-booted # Whether the system is an image of rpm-ostree
  exists /usr/sbin/transactional-update # Whether the system is changed by transactional-update
  file_as_is 262144 /proc/sys/crypto/fips_enabled # Whether the kernel runs in FIPS mode
  file 262144 /etc/crypto-policies/config # System-wide policy for cryptography
  link /opt # Whether the folder of the package is a link
  link /opt/microsoft # Whether the folder of the package is a link
  exists /opt # Whether the folder of the package is there
  exists /opt/microsoft # Whether the folder of the package is there
  exists /usr/bin/apt-get # Which package manager is there
  exists /usr/bin/zypper # Which package manager is there
  exists /usr/bin/dnf # Which package manager is there
  exists /usr/bin/yum # Which package manager is there
  exists /usr/bin/tdnf # Which package manager is there
  files 65536 2000 /etc/apt/sources.list # Sources of packages.microsoft.com
  files 65536 2000 '/etc/apt/sources.list.d/*.list' # Sources of packages.microsoft.com
  files 65536 2000 '/etc/apt/sources.list.d/*.sources' # Sources of packages.microsoft.com
  files 65536 2000 '/etc/yum.repos.d/*.repo' # Sources of packages.microsoft.com
  files 65536 2000 '/etc/zypp/repos.d/*.repo' # Sources of packages.microsoft.com
}

collect_macos() {
  step 'Operating system'
  run 3 524288 sw_vers # Version and build of macOS
  run 3 524288 uname -r # Kernel version
  run 3 524288 uname -m # Architecture, where the processor is not of Apple
  run 3 524288 sysctl hw.model hw.optional.arm64 kern.hv_vmm_present machdep.cpu.features # Architecture, and whether this is a virtual machine
  step Hardware
  run 3 524288 sysctl hw.model hw.memsize hw.logicalcpu hw.physicalcpu machdep.cpu.brand_string # Processor, memory and model
  step Storage
  run 3 524288 mount # Mounted file systems
  run 3 524288 df -lkP # Size and free space of the local file systems
  run 10 524288 diskutil list -plist internal physical # Disks, where the app does not run itself
  run 10 524288 diskutil info -plist disk0 # Model of the first disk, where the app does not run itself
  step 'Host, directory and clock'
  run 3 524288 scutil --get HostName # Host name
  run 3 524288 scutil --get LocalHostName # Host name
  run 3 524288 scutil --get ComputerName # Host name
  run_excerpt 3 524288 '"IOPlatformUUID"' ioreg -rd1 -c IOPlatformExpertDevice # Identity of the machine; only its digest is kept
  run_excerpt 3 524288 '^Active Directory Domain' dsconfigad -show # Directory membership
  list /Library/Preferences/OpenDirectory/Configurations/LDAPv3 # Directory membership
  exists '/Library/Managed Preferences/com.apple.extensiblesso.plist' # Whether sign-in to Microsoft Entra ID is set up
  link /etc/localtime # Time zone
  run 3 524288 systemsetup -getusingnetworktime # Whether the clock is set from the network
  run 3 524288 ps -axww -o comm= # Names of the running programs
  step Network
  addresses # Addresses of the network interfaces
  run 3 4194304 netstat -rn # Routes
  run 3 524288 scutil --dns # DNS servers and search list
  step 'Proxy settings'
  environment # Proxy variables of this process
  run 3 524288 scutil --proxy # Proxy of the system
  run 3 4194304 plutil -convert xml1 -o - /Library/Preferences/SystemConfiguration/preferences.plist # Proxies of the network services that are not in use now
  exists /Library/Preferences/SystemConfiguration/preferences.plist # Proxies of the network services that are not in use now
  run 3 4194304 plutil -convert xml1 -o - '/Library/Managed Preferences/com.microsoft.wdav.plist' # Settings for Defender: its proxy, values of samples
  exists '/Library/Managed Preferences/com.microsoft.wdav.plist' # Settings for Defender: its proxy, values of samples
  run 3 524288 launchctl getenv http_proxy # Proxy of what launchd starts
  run 3 524288 launchctl getenv https_proxy # Proxy of what launchd starts
  run 3 524288 launchctl getenv all_proxy # Proxy of what launchd starts
  run 3 524288 launchctl getenv no_proxy # Proxy of what launchd starts
  run 3 524288 launchctl getenv HTTP_PROXY # Proxy of what launchd starts
  run 3 524288 launchctl getenv HTTPS_PROXY # Proxy of what launchd starts
  run 3 524288 launchctl getenv ALL_PROXY # Proxy of what launchd starts
  run 3 524288 launchctl getenv NO_PROXY # Proxy of what launchd starts
  step 'Security products'
  run 8 524288 systemextensionsctl list # System extensions and their state
  run 8 524288 kmutil showloaded --list-only # Kernel extensions that are loaded, and not of Apple
  run 8 524288 kextstat -l # Kernel extensions that are loaded, and not of Apple, before macOS 11
  exists_local '/Applications/Symantec Endpoint Protection.app' # Files and folders of the catalogue
  exists_local '/Applications/Symantec Solutions' # Files and folders of the catalogue
  exists_local '/Library/Application Support/Symantec' # Files and folders of the catalogue
  exists_local /Library/LaunchAgents/com.symantec.uiagent.application.MES.plist # Files and folders of the catalogue
  exists_local /Applications/Falcon.app # Files and folders of the catalogue
  exists_local /Library/Sentinel # Files and folders of the catalogue
  exists_local /usr/local/etc/clamav # Files and folders of the catalogue
  exists_local /opt/homebrew/etc/clamav # Files and folders of the catalogue
  exists '/Applications/Microsoft Defender.app' # Whether Defender is installed
  run_texts 3 524288 '[0-9][0-9A-Za-z.+-]*' plutil -convert xml1 -o - '/Applications/Symantec Endpoint Protection.app/Contents/Info.plist' # Version of the applications that were found
  run_texts 3 524288 '[0-9][0-9A-Za-z.+-]*' plutil -convert xml1 -o - /Applications/Falcon.app/Contents/Info.plist # Version of the applications that were found
  run_texts 3 524288 '[0-9][0-9A-Za-z.+-]*' plutil -convert xml1 -o - '/Applications/Microsoft Defender.app/Contents/Info.plist' # Version of the applications that were found
  step 'Settings for Microsoft Defender'
  run 5 524288 /usr/local/bin/mdatp health --output json # State of the agent of Defender; of ids only that there is one
  exists '/Library/Managed Preferences/com.microsoft.wdav.atp.plist' # Whether onboarding data of Defender is there
  exists '/Library/Application Support/Microsoft/Defender/com.microsoft.wdav.atp.plist' # Whether onboarding data of Defender is there
  step 'macOS system'
  run 3 524288 csrutil status # System Integrity Protection
  run_texts 10 16777216 'com[.]apple[.]system-extension-policy|com[.]apple[.]syspolicy[.]kernel-extension-policy|com[.]apple[.]TCC[.]configuration-profile-policy|com[.]apple[.]webcontent-filter|com[.]apple[.]servicemanagement|com[.]apple[.]notificationsettings|bundleID|path|Allow|Deny|AllowStandardUserToSetSystemService|TeamIdentifier|Label|LabelPrefix|BundleIdentifier|BundleIdentifierPrefix|UBF8T346G9|com[.]microsoft[A-Za-z0-9.-]*|identifier "?com[.]microsoft[A-Za-z0-9.-]*"? and .*' profiles show -type configuration -output stdout-xml # Payloads of configuration profiles, of the types that Defender needs
  run_texts 10 16777216 'com[.]apple[.]system-extension-policy|com[.]apple[.]syspolicy[.]kernel-extension-policy|com[.]apple[.]TCC[.]configuration-profile-policy|com[.]apple[.]webcontent-filter|com[.]apple[.]servicemanagement|com[.]apple[.]notificationsettings|bundleID|path|Allow|Deny|AllowStandardUserToSetSystemService|TeamIdentifier|Label|LabelPrefix|BundleIdentifier|BundleIdentifierPrefix|UBF8T346G9|com[.]microsoft[A-Za-z0-9.-]*|identifier "?com[.]microsoft[A-Za-z0-9.-]*"? and .*' profiles -C -o stdout-xml # Payloads of configuration profiles, of the types that Defender needs; on macOS 10.13
  run_excerpt 10 524288 'MDM enrollment:' profiles status -type enrollment # Enrolment with a management service
  run_texts 3 4194304 'bundleID|path|Allow|Deny|AllowStandardUserToSetSystemService|com[.]microsoft[A-Za-z0-9.-]*' plutil -convert xml1 -o - '/Library/Application Support/com.apple.TCC/MDMOverrides.plist' # Decisions of the management on Full Disk Access
  exists '/Library/Application Support/com.apple.TCC/MDMOverrides.plist' # Decisions of the management on Full Disk Access
  run 3 524288 sqlite3 -readonly '/Library/Application Support/com.apple.TCC/TCC.db' 'SELECT client, auth_value FROM access WHERE service = '\''kTCCServiceSystemPolicyAllFiles'\'' AND client LIKE '\''com.microsoft.%'\'' ORDER BY client' # Decisions of users on Full Disk Access of Microsoft's programs
  run 3 524288 sqlite3 -readonly '/Library/Application Support/com.apple.TCC/TCC.db' 'SELECT client, allowed FROM access WHERE service = '\''kTCCServiceSystemPolicyAllFiles'\'' AND client LIKE '\''com.microsoft.%'\'' ORDER BY client' # The same before macOS 11
  run_texts 3 4194304 'N[ES][A-Za-z]+|[$]null|[a-z][a-z]?[a-z]?[a-z]?[a-z]?[a-z]?[.][A-Za-z0-9.-]+' plutil -convert xml1 -o - /Library/Preferences/com.apple.networkextension.plist # Content filters
  exists /Library/Preferences/com.apple.networkextension.plist # Content filters
}
# END GENERATED

# step TITLE: progress
step() { say "$1"; }

# --- The run ---------------------------------------------------------------------------------------------------------------------

# absolute FOLDER: its path from the root
absolute() { CDPATH='' cd -- "$1" 2>/dev/null && pwd -P; }

# A shell reads a script while it runs it: all in one function, so that half a script does nothing.
main() {
  to=.
  as_tar=no
  while [ $# -gt 0 ]; do
    case $1 in
      --to | --root)
        if [ $# -lt 2 ]; then give_up 64 "$1 needs a folder. See: sh collect.sh --help"; fi
        if [ ! -d "$2" ]; then give_up 64 "There is no folder $2."; fi
        if [ "$1" = --to ]; then to=$2; else root=$2; fi
        shift
        ;;
      --tar) as_tar=yes ;;
      --help | -h)
        usage
        exit 0
        ;;
      --version)
        printf 'collect.sh %s, catalogue %s\n' "$script_version" "$catalogue_version"
        exit 0
        ;;
      *) give_up 64 "$1 is not an option. See: sh collect.sh --help" ;;
    esac
    shift
  done
  # Nothing depends on where commands run.
  to=$(absolute "$to") || give_up 73 'The target folder cannot be opened.'
  if [ -n "$root" ]; then
    root=$(absolute "$root") || give_up 64 'The folder of --root cannot be opened.'
  fi
  root=${root%/}
  to=${to%/}

  if sleep 0.01 2>/dev/null; then tenth=0.1; else tenth=1; fi

  system=''
  if find_program uname; then system=$("$program" -s 2>/dev/null </dev/null); fi
  if [ -z "$system" ] && [ -d "$root/System/Library" ]; then system=Darwin; fi
  case $system in
    Darwin) family=macos ;;
    Linux | '') family=linux ;;
    *) give_up 64 "This script knows Linux and macOS, not $system." ;;
  esac

  text=''
  if [ "$family" = linux ]; then read_line /proc/sys/kernel/hostname; fi
  if [ -z "$text" ] && find_program uname; then text=$("$program" -n 2>/dev/null </dev/null); fi
  host=$(printf '%s' "${text:-unknown}" | tr -d '\000-\037\177' | head -c 255)
  case $(id -u) in 0) elevated=yes ;; *) elevated=no ;; esac

  cd / || exit 70
  began=$(date -u +%Y-%m-%dT%H:%M:%SZ)
  stamp=$(printf '%s' "$began" | tr -d ':-')
  safe=$(printf '%s' "${host%%.*}" | tr -c 'A-Za-z0-9-' '_' | head -c 60)
  evidence=evidence-$safe-$stamp
  folder_made=$to/$evidence
  if [ -e "$folder_made" ] || [ -e "$folder_made.tar" ]; then
    give_up 73 "$folder_made is there already, and nothing is overwritten. Run it again in a second."
  fi
  if ! problem=$(mkdir "$folder_made" "$folder_made/raw" 2>&1); then target_failed "$to" "${problem##*: }"; fi
  exec 9>"$folder_made/index.txt" || target_failed "$folder_made"
  trap 'say "Interrupted. $folder_made is not complete and cannot be used."; trap - INT TERM HUP; exit 130' INT TERM HUP

  {
    printf 'mdeready-evidence 1\nscript collect.sh %s\ncatalogue %s\nfamily %s\n' "$script_version" "$catalogue_version" "$family"
    printf 'began %s\nhost %s\nuser %s\nelevated %s\n' "$began" "$host" "$(id -un 2>/dev/null || id -u)" "$elevated"
  } >&9 || target_failed "$folder_made"

  read_mounts
  "collect_$family"

  printf 'end %s %s\n' "$entries" "$(date -u +%Y-%m-%dT%H:%M:%SZ)" >&9 || target_failed "$folder_made"
  exec 9>&-

  made=$folder_made
  if [ "$as_tar" = yes ]; then
    made=$folder_made.tar
    if ! (cd "$to" && tar -cf "$made" "$evidence"); then
      rm -f "$made"
      target_failed "$made" "the folder $folder_made is whole, though, and can be used"
    fi
    rm -rf "${folder_made:?}"
  fi
  if [ "$elevated" = yes ]; then rights='as root'; else rights='without root rights, which leaves more unread'; fi
  printf '%s: %s sources asked, %s of them not readable, %s.\n' "$made" "$entries" "$missed" "$rights"
  exit 0
}

main "$@"
