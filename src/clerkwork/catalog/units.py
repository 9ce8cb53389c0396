def normalise_unit(w):
    return w
