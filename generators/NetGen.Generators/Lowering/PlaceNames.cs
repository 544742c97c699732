namespace NetGen.Generators.Lowering;

/// <summary>The variables that calls start from. None is also a kernel's word for a place, so that both fit into one method.</summary>
internal static class PlaceNames
{
    /// <summary>The network's input: one sample or rows of them.</summary>
    public const string Samples = "samples";

    /// <summary>The network's output in the caller's memory.</summary>
    public const string Predictions = "predictions";

    /// <summary>Target rows in the caller's memory.</summary>
    public const string Targets = "targetOrigin";

    /// <summary>Class indices in the caller's memory.</summary>
    public const string Labels = "labelOrigin";

    /// <summary>What kernels call class indices.</summary>
    public const string LabelsRole = "labels";

    /// <summary>The weights of samples, or a one.</summary>
    public const string Weights = "weightOrigin";

    /// <summary>Floats from a sample's weight to the next: 0 where all have the same.</summary>
    public const string WeightStride = "weightStride";

    /// <summary>One over the sum of the weights of all samples.</summary>
    public const string InverseWeight = "inverseWeight";

    /// <summary>How long the sequence of each sample is, in the caller's memory.</summary>
    public const string Lengths = "lengthOrigin";

    /// <summary>What kernels call these.</summary>
    public const string LengthsRole = "lengths";

    /// <summary>Integers from a sample's length to the next: 0 where all have the full one.</summary>
    public const string LengthStride = "lengthStride";

    /// <summary>What recurrent layers remember from step to step, where steps come one by one.</summary>
    public const string State = "stateOrigin";

    /// <summary>What they will remember after the step.</summary>
    public const string NextState = "nextStateOrigin";

    /// <summary>Activations between layers, in inference.</summary>
    public const string Scratch = "scratch";

    /// <summary>Activations and their gradients, in training.</summary>
    public const string Activations = "activations";

    /// <summary>What the backward pass needs whatever the batch.</summary>
    public const string Workspace = "workspace";

    /// <summary>The parameter arena.</summary>
    public const string Parameters = "parameters";

    /// <summary>The gradient arena.</summary>
    public const string Gradients = "gradients";

    /// <summary>The arena of running statistics.</summary>
    public const string Statistics = "statistics";

    /// <summary>The arena of what the running statistics become when the step is applied.</summary>
    public const string BatchStatistics = "batchStatistics";

    /// <summary>Parameters or gradients in canonical order.</summary>
    public const string Canonical = "canonical";

    /// <summary>An arena being filled from or gathered into canonical order.</summary>
    public const string Arena = "arena";

    /// <summary>The number of samples.</summary>
    public const string Rows = "rows";

    /// <summary>The index in the batch of the first sample.</summary>
    public const string FirstRow = "firstRow";

    /// <summary>The network's seed.</summary>
    public const string Seed = "seed";

    /// <summary>The number of steps applied so far.</summary>
    public const string Step = "step";

    /// <summary>The index of the part to be computed.</summary>
    public const string Part = "part";

    /// <summary>The number of parts.</summary>
    public const string PartCount = "parts";
}
