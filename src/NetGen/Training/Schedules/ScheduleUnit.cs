namespace NetGen;

/// <summary>What a learning-rate schedule counts.</summary>
public enum ScheduleUnit
{
    /// <summary>Epochs: the learning rate stays the same from the first step of an epoch to its last.</summary>
    Epoch,

    /// <summary>Steps: the learning rate may change with every step.</summary>
    Step,
}
