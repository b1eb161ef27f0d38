"""How much a process of ours has used: asked of the operating system, since the process may be past answering."""

import os
import sys
from pathlib import Path
from typing import NamedTuple, Protocol


class Process(Protocol):
    """One that has been started here; on Windows it has the handle that started it as well."""

    pid: int


_POOLS = ("PeakPaged", "Paged", "PeakNonPaged", "NonPaged")


class Usage(NamedTuple):
    """Seconds of processor, all threads together, and bytes of memory at this moment."""

    seconds: float
    memory: int


def usage_of(process: Process) -> Usage | None:
    """What a process has used; None when it is gone, or when the system does not tell."""
    try:
        if sys.platform == "win32":
            return _on_windows(process)
        if sys.platform == "darwin":
            return _on_macos(process.pid)
        return _on_linux(process.pid)
    except (OSError, AttributeError, ValueError, IndexError):
        return None


def _on_linux(pid: int) -> Usage:
    folder = Path("/proc") / str(pid)
    # The name of the program, in parentheses, may hold spaces.
    fields = (folder / "stat").read_text(encoding="ascii", errors="replace").rpartition(")")[2].split()
    pages = int((folder / "statm").read_text(encoding="ascii").split()[1])
    ticks = int(fields[11]) + int(fields[12])
    return Usage(ticks / os.sysconf("SC_CLK_TCK"), pages * os.sysconf("SC_PAGE_SIZE"))


def _on_windows(process: Process) -> Usage:
    """By GetProcessMemoryInfo and GetProcessTimes, which need no more than the handle that started the process."""
    import ctypes  # noqa: PLC0415 - only there
    from ctypes import wintypes  # noqa: PLC0415 - as above

    class Counters(ctypes.Structure):
        _fields_ = [
            ("cb", wintypes.DWORD),
            ("PageFaultCount", wintypes.DWORD),
            *((name, ctypes.c_size_t) for name in ("PeakWorkingSetSize", "WorkingSetSize")),
            *(
                (f"Quota{name}PoolUsage", ctypes.c_size_t)
                for name in ("PeakPaged", "Paged", "PeakNonPaged", "NonPaged")
            ),
            *((name, ctypes.c_size_t) for name in ("PagefileUsage", "PeakPagefileUsage")),
        ]

    kernel = ctypes.WinDLL("kernel32", use_last_error=True)  # type: ignore[attr-defined,unused-ignore]  # Windows alone
    handle, counters = wintypes.HANDLE(int(process._handle)), Counters()  # type: ignore[attr-defined,unused-ignore]
    counters.cb = ctypes.sizeof(counters)
    made, ended, in_kernel, in_program = (wintypes.FILETIME() for _time in range(4))
    times = (ctypes.byref(time) for time in (made, ended, in_kernel, in_program))
    if not kernel.K32GetProcessMemoryInfo(handle, ctypes.byref(counters), counters.cb):
        raise OSError
    if not kernel.GetProcessTimes(handle, *times):
        raise OSError
    ticks = sum((time.dwHighDateTime << 32) + time.dwLowDateTime for time in (in_kernel, in_program))
    return Usage(ticks / 10_000_000, counters.PagefileUsage)


def _on_macos(pid: int) -> Usage:
    """By proc_pid_rusage, with times in the ticks that the machine counts in."""
    import ctypes  # noqa: PLC0415 - only there

    class Told(ctypes.Structure):  # rusage_info_v0
        _fields_ = [
            ("uuid", ctypes.c_uint8 * 16),
            *((name, ctypes.c_uint64) for name in ("user", "system", "wakeups", "interrupts", "pageins", "wired")),
            *((name, ctypes.c_uint64) for name in ("resident", "footprint", "started", "exited")),
        ]

    class Timebase(ctypes.Structure):
        _fields_ = [("numerator", ctypes.c_uint32), ("denominator", ctypes.c_uint32)]

    library, told, base = ctypes.CDLL(None), Told(), Timebase()
    if library.proc_pid_rusage(pid, 0, ctypes.byref(told)) or library.mach_timebase_info(ctypes.byref(base)):
        raise OSError
    return Usage((told.user + told.system) * base.numerator / base.denominator / 1e9, told.footprint)
