namespace NetGen.Runtime;

/// <summary>
/// Work in phases, each of them in parts. The parts of a phase may run at once and in any order; a phase begins when all parts of the one
/// before are done, and sees what they wrote.
/// </summary>
internal abstract class PartedWork
{
    /// <summary>How many phases there are.</summary>
    public abstract int PhaseCount { get; }

    /// <summary>Into how many parts a phase is cut, from 1 to <see cref="ThreadTeam.MostParts"/>.</summary>
    /// <param name="phase">The phase, from 0.</param>
    /// <param name="threads">How many threads there are for them.</param>
    public abstract int PartCount(int phase, int threads);

    /// <summary>Runs one part.</summary>
    public abstract void Run(int phase, int part, int parts);
}
