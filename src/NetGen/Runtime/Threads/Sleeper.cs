using System.Threading;

namespace NetGen.Runtime;

/// <summary>
/// Where one thread sleeps until another wakes it. The thread announces itself, looks once more for a reason to stay awake, and then sleeps or
/// withdraws; whoever gives it a reason wakes it afterwards. So no wake-up is lost, and waking a thread that is awake costs one comparison.
/// </summary>
internal sealed class Sleeper
{
    private readonly AutoResetEvent _signal = new(false);
    private int _isAnnounced;

    /// <summary>Whether the thread sleeps or is about to.</summary>
    public bool IsAnnounced => Volatile.Read(ref _isAnnounced) != 0;

    /// <summary>Says that the thread is about to sleep. A full fence: what is looked at afterwards is up to date.</summary>
    public void Announce() => Interlocked.Exchange(ref _isAnnounced, 1);

    /// <summary>Takes the announcement back.</summary>
    public void Withdraw()
    {
        if (Interlocked.Exchange(ref _isAnnounced, 0) == 0)
        {
            // Somebody was faster: the signal comes or is there, and must not wake the thread the next time.
            Sleep();
        }
    }

    /// <summary>Sleeps until woken. <see cref="Thread.Interrupt"/> has to wait: others work on memory that is given up when this returns.</summary>
    public void Sleep()
    {
        bool isInterrupted = false;
        while (true)
        {
            try
            {
                _signal.WaitOne();
                break;
            }
            catch (ThreadInterruptedException)
            {
                isInterrupted = true;
            }
        }

        if (isInterrupted)
        {
            Thread.CurrentThread.Interrupt();
        }
    }

    /// <summary>Wakes the thread if it has announced itself. To be called after a full fence.</summary>
    public void Wake()
    {
        if (IsAnnounced && Interlocked.Exchange(ref _isAnnounced, 0) == 1)
        {
            _signal.Set();
        }
    }
}
