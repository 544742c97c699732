using System.Collections.Generic;
using NetGen.Generators.Model;
using NetGen.Generators.Plan;

namespace NetGen.Generators.Lowering;

/// <summary>Where the results of layers are during a pass.</summary>
/// <param name="input">The network's input.</param>
internal sealed class ValuePlaces(Tensor input)
{
    private readonly Dictionary<int, Tensor> _outputs = new() { [LayerModel.NetworkInput] = input };
    private readonly Dictionary<int, Tensor> _sums = [];
    /// <summary>The name of what training keeps of a layer's activation.</summary>
    private const string OfActivation = "";

    private readonly Dictionary<(int Stage, string Name), Tensor> _kept = [];

    private readonly Dictionary<(int Stage, string Name), (Tensor Before, Tensor After)> _states = [];

    /// <summary>Whether what the gradients will need is kept.</summary>
    public bool IsTraining { get; init; }

    /// <summary>Whether the pass is one step of a sequence, with what layers remember of those before.</summary>
    public bool IsStreaming { get; init; }

    /// <summary>Sets where what a layer remembers of the step before is, and where what it will remember after the step goes.</summary>
    public void SetState(int stage, string name, Tensor before, Tensor after) => _states[(stage, name)] = (before, after);

    /// <summary>Where what a layer remembers of the step before is, and where what it will remember after the step goes.</summary>
    public (Tensor Before, Tensor After) State(int stage, string name) => _states[(stage, name)];

    public void SetOutput(int stage, Tensor tensor) => _outputs[stage] = tensor;

    public void SetPreActivation(int stage, Tensor tensor) => _sums[stage] = tensor;

    /// <summary>Sets where a tensor goes that training keeps for a layer.</summary>
    public void SetKept(int stage, string name, Tensor tensor) => _kept[(stage, name)] = tensor;

    /// <summary>Sets where what training keeps of a layer's activation goes; the place of the sums may be the same.</summary>
    public void SetKept(int stage, Tensor tensor) => SetKept(stage, OfActivation, tensor);

    /// <summary>Where what training keeps of a layer's activation is; <see langword="null"/> if it keeps nothing.</summary>
    public Tensor? Kept(int stage) => Kept(stage, OfActivation);

    /// <summary>Whether the layer's weighted sums have a place of their own.</summary>
    public bool HasSums(Stage stage) => _sums.ContainsKey(stage.Index);

    public Tensor Output(int stage) => _outputs[stage];

    /// <summary>A tensor that training keeps for a layer; <see langword="null"/> in prediction.</summary>
    public Tensor? Kept(int stage, string name) => _kept.TryGetValue((stage, name), out Tensor? tensor) ? tensor : null;

    /// <summary>What a layer reads, as it expects it.</summary>
    public Tensor Input(Stage stage, int index) => stage.Inputs[index].View(_outputs[stage.Sources[index]]);

    /// <summary>What the layer's activation is applied to: its weighted sums, or its input if it does nothing else.</summary>
    public Tensor PreActivation(Stage stage) =>
        stage.Descriptor.IsActivationOnly ? Input(stage, 0) : _sums[stage.Index];
}
